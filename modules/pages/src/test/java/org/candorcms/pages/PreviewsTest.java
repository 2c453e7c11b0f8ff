// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PreviewsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Previews previews = previews("a key of this installation", NOW);

  @Test
  void opensThePageItWasMadeFor() {
    String token = previews.token("about.us", NOW.plus(Previews.VALID));
    assertThat(previews.pageId(token)).contains("about.us");
  }

  @Test
  void refusesAChangedToken() {
    String token = previews.token("about", NOW.plus(Previews.VALID));
    assertThat(previews.pageId(token.replace("about", "home"))).isEmpty();
    assertThat(previews.pageId(token.substring(0, token.length() - 1))).isEmpty();
    assertThat(previews.pageId("9999999999" + token.substring(10))).isEmpty();
  }

  @Test
  void refusesATokenOfAnotherInstallation() {
    String token = previews("another key", NOW).token("about", NOW.plus(Previews.VALID));
    assertThat(previews.pageId(token)).isEmpty();
  }

  @Test
  void expires() {
    String token = previews.token("about", NOW.plus(Previews.VALID));
    Previews later = previews("a key of this installation", NOW.plus(Duration.ofMinutes(61)));
    assertThat(later.pageId(token)).isEmpty();
  }

  @Test
  void refusesNonsense() {
    for (String token : new String[] {"", ".", "..", "a.b.c", "x".repeat(5000), "1.", "-1.a.b"}) {
      assertThat(previews.pageId(token)).as(token).isEmpty();
    }
  }

  private static Previews previews(String key, Instant now) {
    return new Previews(key.getBytes(StandardCharsets.UTF_8), Clock.fixed(now, ZoneOffset.UTC));
  }
}
