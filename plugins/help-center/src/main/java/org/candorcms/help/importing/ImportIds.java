// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of an imported file that names none itself: its path without {@code .md}, slashes written
 * as dots, spaces as hyphens: {@code returns/refunds/refund-time.md} gives {@code
 * returns.refunds.refund-time}. Where that loses something (other characters, more than 128 of
 * them) a piece of the path's SHA-256 follows, so that ids stay unique and the same in every run.
 */
final class ImportIds {
  private static final int MAX = 128;

  private ImportIds() {}

  static String of(String path) {
    String name = path.replaceFirst("(?i)\\.(md|markdown)$", "");
    String plain = name.replace('/', '.').replace(' ', '-');
    String safe = plain.replaceAll("[^A-Za-z0-9._-]+", "-");
    if (safe.equals(plain) && safe.length() <= MAX && !safe.isEmpty()) {
      return safe;
    }
    return withHash(safe, path);
  }

  /** An id for a path whose plain id another file has. */
  static String withHash(String id, String path) {
    String hash = hash(path.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    String head = id.length() > MAX - 13 ? id.substring(0, MAX - 13) : id;
    return head + "-" + hash;
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
