// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer, its entity tag, and a compressed copy that is made once when needed. */
public final class Body {
  private static final int WORTH_COMPRESSING = 700;

  private final byte[] bytes;
  private final String type;
  private final String etag;
  private volatile byte @Nullable [] gzip;

  /** A body; the array is not copied. */
  public Body(byte[] bytes, String type) {
    this.bytes = bytes;
    this.type = type;
    this.etag = "W/\"" + hash(bytes) + '"';
  }

  /** A body of text. */
  public static Body of(String text, String type) {
    return new Body(text.getBytes(StandardCharsets.UTF_8), type);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Media type with charset. */
  public String type() {
    return type;
  }

  /** Weak, because the compressed copy carries it too (RFC 9110 section 8.8.3.3). */
  public String etag() {
    return etag;
  }

  /** Whether a compressed copy is worth sending. */
  public boolean compressible() {
    return bytes.length >= WORTH_COMPRESSING
        && (type.startsWith("text/")
            || type.contains("json")
            || type.contains("xml")
            || type.contains("javascript"));
  }

  /** The compressed copy. */
  public byte[] gzip() {
    byte[] done = gzip;
    if (done == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      done = out.toByteArray();
      gzip = done;
    }
    return done;
  }
}
