// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.candorcms.reviews.token.Claim.Purpose;
import org.junit.jupiter.api.Test;

class SignedTokensTest {
  private static final Instant NOW = Instant.parse("2026-05-15T12:00:00Z");
  private static final Claim CLAIM =
      new Claim(Purpose.INVITATION, "order-1", List.of("mug", "pot"), NOW.plusSeconds(60));

  private static SignedTokens tokens(int keyByte, Instant at) {
    byte[] key = new byte[32];
    key[0] = (byte) keyByte;
    return new SignedTokens(key, Clock.fixed(at, ZoneOffset.UTC));
  }

  @Test
  void verifiesWhatItSigned() {
    SignedTokens tokens = tokens(1, NOW);
    assertThat(tokens.verify(tokens.sign(CLAIM), Purpose.INVITATION)).contains(CLAIM);
  }

  @Test
  void refusesAnotherPurpose() {
    SignedTokens tokens = tokens(1, NOW);
    assertThat(tokens.verify(tokens.sign(CLAIM), Purpose.OPT_OUT)).isEmpty();
  }

  @Test
  void refusesWhatHasEnded() {
    String token = tokens(1, NOW).sign(CLAIM);
    assertThat(tokens(1, NOW.plusSeconds(59)).verify(token, Purpose.INVITATION)).isPresent();
    assertThat(tokens(1, NOW.plusSeconds(60)).verify(token, Purpose.INVITATION)).isEmpty();
  }

  @Test
  void refusesAnotherKey() {
    assertThat(tokens(2, NOW).verify(tokens(1, NOW).sign(CLAIM), Purpose.INVITATION)).isEmpty();
  }

  @Test
  void refusesEveryChangedByte() {
    SignedTokens tokens = tokens(1, NOW);
    String token = tokens.sign(CLAIM);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'Q' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.verify(changed, Purpose.INVITATION)).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void refusesAnAddedProduct() {
    SignedTokens tokens = tokens(1, NOW);
    String token = tokens.sign(CLAIM);
    byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
    String more = new String(payload, StandardCharsets.UTF_8) + "\nvase";
    String forged =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(more.getBytes(StandardCharsets.UTF_8))
            + token.substring(token.indexOf('.'));
    assertThat(tokens.verify(forged, Purpose.INVITATION)).isEmpty();
  }

  @Test
  void refusesRubbish() {
    SignedTokens tokens = tokens(1, NOW);
    for (String rubbish : List.of("", ".", "a.", "a.b", "%.%", "x".repeat(9_000) + ".y")) {
      assertThat(tokens.verify(rubbish, Purpose.INVITATION)).isEmpty();
    }
  }
}
