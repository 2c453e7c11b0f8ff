// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.candorcms.reviews.token.Claim.Purpose;

/**
 * Signs and verifies links with HMAC-SHA-256 (RFC 2104) and a key of this installation. A token is
 * {@code base64url(claim).base64url(signature)}; it is readable, so nothing personal goes in.
 */
public final class SignedTokens {
  /** Longer than any token that is made here. */
  private static final int MAX_LENGTH = 8_000;

  private static final String ALGORITHM = "HmacSHA256";
  private static final char SEPARATOR = '\n';

  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * Signs with a key.
   *
   * @param key at least 32 bytes
   */
  public SignedTokens(byte[] key, Clock clock) {
    if (key.length < 32) {
      throw new IllegalArgumentException("key has " + key.length + " bytes; 32 or more are needed");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  /** A token for a claim; subject and items have no line breaks. */
  public String sign(Claim claim) {
    StringBuilder text = new StringBuilder();
    text.append(claim.purpose()).append(SEPARATOR);
    text.append(claim.expires().getEpochSecond()).append(SEPARATOR);
    text.append(claim.subject());
    claim.items().forEach(item -> text.append(SEPARATOR).append(item));
    byte[] payload = text.toString().getBytes(StandardCharsets.UTF_8);
    return encode(payload) + '.' + encode(mac(payload));
  }

  /** The claim of a token that was signed here for the purpose and has not ended. */
  public Optional<Claim> verify(String token, Purpose purpose) {
    int dot = token.indexOf('.');
    if (token.length() > MAX_LENGTH || dot < 1) {
      return Optional.empty();
    }
    byte[] payload;
    byte[] signature;
    try {
      payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
      signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (!MessageDigest.isEqual(signature, mac(payload))) {
      return Optional.empty();
    }
    List<String> parts = Arrays.asList(new String(payload, StandardCharsets.UTF_8).split("\n", -1));
    Claim claim =
        new Claim(
            Purpose.valueOf(parts.get(0)),
            parts.get(2),
            parts.subList(3, parts.size()),
            Instant.ofEpochSecond(Long.parseLong(parts.get(1))));
    boolean usable = claim.purpose() == purpose && clock.instant().isBefore(claim.expires());
    return usable ? Optional.of(claim) : Optional.empty();
  }

  /**
   * A keyed hash that only this installation can make, 43 characters.
   *
   * @param kind what is hashed, so that equal texts of different kinds differ
   */
  public String fingerprint(String kind, String text) {
    return encode(mac((kind + SEPARATOR + text).getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] mac(byte[] payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(payload);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, absent);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
