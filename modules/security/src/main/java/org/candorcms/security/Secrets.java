// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random values and what is stored of them. */
final class Secrets {
  /** What a bearer token starts with, so that scanners of leaked secrets know it. */
  static final String TOKEN_PREFIX = "cnd_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int PASSWORD_LENGTH = 16;
  // without those that look alike
  private static final String PASSWORD_LETTERS =
      "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator(RANDOM);

  private Secrets() {}

  /** 256 random bits, fit for a cookie or a header. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] salt(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** A password that can be copied from a screen by hand. */
  static String password() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      text.append(PASSWORD_LETTERS.charAt(RANDOM.nextInt(PASSWORD_LETTERS.length())));
    }
    return text.toString();
  }

  /** UUIDv7. */
  static String id() {
    return IDS.generate().toString();
  }

  /** What is stored of a random value: it cannot be guessed, so no salt and no slow hash. */
  static String hash(String secret) {
    return HexFormat.of().formatHex(digest(secret));
  }

  static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
