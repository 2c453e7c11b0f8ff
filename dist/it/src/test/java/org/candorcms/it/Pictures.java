// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files as visitors send them. */
final class Pictures {
  /** Stands in the camera data of {@link #photo()}. */
  static final String CAMERA = "Lantern-9 48.2082N 16.3738E";

  private Pictures() {}

  /** A JPEG with camera data (EXIF), as a telephone writes it. */
  static FilePayload photo() {
    BufferedImage pixels = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pixels.createGraphics();
    pen.setColor(new Color(0xC65D2E));
    pen.fillRect(0, 0, 640, 480);
    pen.dispose();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(pixels, "jpeg", plain);
      byte[] camera = ("Exif\0\0" + CAMERA).getBytes(StandardCharsets.US_ASCII);
      byte[] jpeg = plain.toByteArray();
      DataOutputStream file = new DataOutputStream(out);
      file.write(jpeg, 0, 2);
      file.writeShort(0xFFE1);
      file.writeShort(camera.length + 2);
      file.write(camera);
      file.write(jpeg, 2, jpeg.length - 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload("dress.jpg", "image/jpeg", out.toByteArray());
  }

  /** A PNG of some bytes that says it has 1,600 million pixels. */
  static FilePayload bomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      DataOutputStream file = new DataOutputStream(out);
      file.writeLong(0x89504E470D0A1A0AL);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      DataOutputStream size = new DataOutputStream(head);
      size.writeBytes("IHDR");
      size.writeInt(40_000);
      size.writeInt(40_000);
      size.write(new byte[] {8, 2, 0, 0, 0});
      chunk(file, head.toByteArray());
      chunk(file, "IEND".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload("bomb.png", "image/png", out.toByteArray());
  }

  /** A drawing with a program in it, named as a picture. */
  static FilePayload drawing() {
    return new FilePayload(
        "a.png",
        "image/png",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void chunk(DataOutputStream file, byte[] content) throws IOException {
    CRC32 check = new CRC32();
    check.update(content);
    file.writeInt(content.length - 4);
    file.write(content);
    file.writeInt((int) check.getValue());
  }
}
