// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tokens that let somebody without an account see a draft for an hour: page id and end of validity,
 * signed with HMAC-SHA-256 (RFC 2104).
 */
@Component(service = Previews.class)
public final class Previews {
  static final Duration VALID = Duration.ofHours(1);

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;

  /** Binds the services. */
  @Activate
  public Previews(@Reference PageStore store, @Reference Clock clock) {
    this(store.previewKey(), clock);
  }

  Previews(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  String token(String pageId, Instant until) {
    String claim = until.getEpochSecond() + "." + pageId;
    return claim + "." + signature(claim);
  }

  /** The id of the page that a token opens, if it is genuine and still valid. */
  Optional<String> pageId(String token) {
    int end = token.lastIndexOf('.');
    int middle = token.indexOf('.');
    if (middle <= 0 || end <= middle || token.length() > 400) {
      return Optional.empty();
    }
    String claim = token.substring(0, end);
    boolean genuine =
        MessageDigest.isEqual(
            signature(claim).getBytes(StandardCharsets.UTF_8),
            token.substring(end + 1).getBytes(StandardCharsets.UTF_8));
    if (!genuine) {
      return Optional.empty();
    }
    long until = Long.parseLong(claim.substring(0, middle));
    return clock.instant().getEpochSecond() < until
        ? Optional.of(claim.substring(middle + 1))
        : Optional.empty();
  }

  private String signature(String claim) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(claim.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
