// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/** A picture as it was sent, of a kind that its first bytes tell. */
final class Picture {
  private static final int MAX_SIDE = 20_000;
  private static final long MAX_PIXELS = 50_000_000;

  /** WebP is decoded whole before it is made smaller. */
  private static final long MAX_PIXELS_WEBP = 16_000_000;

  private static final float QUALITY = 0.85f;

  /** What is taken. */
  private enum Kind {
    JPEG,
    PNG,
    WEBP
  }

  private final byte[] bytes;
  private final Kind kind;

  private Picture(byte[] bytes, Kind kind) {
    this.bytes = bytes;
    this.kind = kind;
  }

  /**
   * Recognises a picture by its content.
   *
   * @throws ProblemException 415 if it is none of the kinds that are taken
   */
  static Picture of(byte[] bytes) {
    if (startsWith(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return new Picture(bytes, Kind.JPEG);
    }
    if (startsWith(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return new Picture(bytes, Kind.PNG);
    }
    if (startsWith(bytes, 0, 'R', 'I', 'F', 'F') && startsWith(bytes, 8, 'W', 'E', 'B', 'P')) {
      return new Picture(bytes, Kind.WEBP);
    }
    throw new ProblemException(
        CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Send a picture as JPEG, PNG or WebP");
  }

  private static boolean startsWith(byte[] bytes, int at, int... start) {
    if (bytes.length < at + start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[at + i] & 255) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The pixels, upright and opaque, no side longer than a bound. Size is checked before anything is
   * decoded, and of a large picture only every second, third, ... pixel is read.
   */
  BufferedImage decode(int longestSide) throws IOException {
    ImageReader reader = reader();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      checkSize(width, height);
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(width, height) / (2 * longestSide));
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage read = reader.read(0, param);
      return upright(flattened(read, longestSide), orientation());
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // Readers meet damaged files with all kinds of exceptions.
      throw new IOException("A picture cannot be read", e);
    } finally {
      reader.dispose();
    }
  }

  private void checkSize(int width, int height) {
    long most = kind == Kind.WEBP ? MAX_PIXELS_WEBP : MAX_PIXELS;
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > most) {
      throw new ProblemException(
          CommonProblem.TOO_LARGE,
          "The picture has " + width + " x " + height + " pixels; at most " + most + " in all");
    }
  }

  private ImageReader reader() throws IOException {
    if (kind == Kind.WEBP) {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
    // Other readers of the same formats may be around; only the JDK's own are trusted here.
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByFormatName(kind == Kind.JPEG ? "jpeg" : "png");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
      reader.dispose();
    }
    throw new IOException("This runtime reads no pictures");
  }

  private int orientation() {
    return switch (kind) {
      case JPEG -> Orientation.ofJpeg(bytes);
      case WEBP -> Orientation.ofWebp(bytes);
      case PNG -> Orientation.UPRIGHT;
    };
  }

  /** In sRGB on white, made smaller where it is too large. */
  private static BufferedImage flattened(BufferedImage image, int longestSide) {
    int[] size = StoredImages.fitted(image.getWidth(), image.getHeight(), longestSide);
    return scaled(image, size[0], size[1]);
  }

  /** Half by half, because one large step leaves out most pixels. */
  static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage from = image;
    while (from.getWidth() > 2 * width && from.getHeight() > 2 * height) {
      from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
    }
    return drawn(from, width, height);
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height) {
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = to.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(from, 0, 0, width, height, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    return to;
  }

  /** Turned and mirrored as the eight values of Exif 2.32 section 4.6.4 say. */
  private static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    boolean swapped = orientation >= 5;
    BufferedImage turned =
        new BufferedImage(swapped ? h : w, swapped ? w : h, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    try {
      graphics.drawImage(image, turn, null);
    } finally {
      graphics.dispose();
    }
    return turned;
  }

  /** A JPEG with nothing but pixels. */
  static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * 1024);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
