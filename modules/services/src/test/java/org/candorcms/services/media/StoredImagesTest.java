// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.candorcms.api.media.Image;
import org.candorcms.api.media.Images;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredImagesTest {
  /** One red pixel as lossless WebP, made by hand from RFC 9649 section 3. */
  private static final String RED_WEBP = "UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=";

  @TempDir Path folder;
  private StoredImages images;

  @BeforeEach
  void start() {
    images = new StoredImages(folder);
  }

  /** Left half red, right half blue. */
  private static byte[] picture(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /** The same JPEG with Exif: an orientation, and a text that must not survive. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] secret = "12.3456N 98.7654E".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4 + secret.length);
    tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(secret.length).putInt(38);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putInt(0).put(secret);
    byte[] name = {'E', 'x', 'i', 'f', 0, 0};
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + name.length + tiff.capacity());
    out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1);
    out.putShort((short) (2 + name.length + tiff.capacity())).put(name).put(tiff.array());
    out.put(jpeg, 2, jpeg.length - 2);
    return out.array();
  }

  private BufferedImage kept(String path) throws IOException {
    Path file = images.served(path.substring("/media/".length())).orElseThrow();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static boolean isRed(int rgb) {
    return (rgb >> 16 & 255) > 180 && (rgb & 255) < 80;
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void keepsAPictureAndAThumbnail(String format) throws IOException {
    Image image = images.add(picture(format, 2400, 1200));
    assertThat(image.width()).isEqualTo(1600);
    assertThat(image.height()).isEqualTo(800);
    assertThat(image.thumbnailWidth()).isEqualTo(320);
    assertThat(image.thumbnailHeight()).isEqualTo(160);
    assertThat(image.id()).matches("[A-Za-z0-9._-]{1,60}");
    BufferedImage large = kept(image.path());
    assertThat(large.getWidth()).isEqualTo(1600);
    assertThat(isRed(large.getRGB(100, 400))).isTrue();
    assertThat(isRed(large.getRGB(1500, 400))).isFalse();
    BufferedImage small = kept(image.thumbnailPath());
    assertThat(small.getWidth()).isEqualTo(320);
    assertThat(small.getHeight()).isEqualTo(160);
    assertThat(images.image(image.id())).isEqualTo(image);
  }

  @Test
  void readsWebp() throws IOException {
    Image image = images.add(Base64.getDecoder().decode(RED_WEBP));
    assertThat(image.width()).isEqualTo(1);
    assertThat(kept(image.path()).getWidth()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1,100,50,left",
    "2,100,50,right",
    "3,100,50,right",
    "4,100,50,left",
    "5,50,100,top",
    "6,50,100,top",
    "7,50,100,bottom",
    "8,50,100,bottom"
  })
  void turnsUprightAndForgetsWhereItWas(int orientation, int width, int height, String red)
      throws IOException {
    byte[] upload = withExif(picture("jpeg", 100, 50), orientation);
    assertThat(new String(upload, StandardCharsets.ISO_8859_1)).contains("12.3456N");
    Image image = images.add(upload);
    assertThat(image.width()).isEqualTo(width);
    assertThat(image.height()).isEqualTo(height);
    BufferedImage kept = kept(image.path());
    int x = red.equals("right") ? width - 10 : 10;
    int y = red.equals("bottom") ? height - 10 : 10;
    assertThat(isRed(kept.getRGB(x, y))).isTrue();
    assertThat(isRed(kept.getRGB(width - 1 - x, height - 1 - y))).isFalse();
    byte[] bytes = Files.readAllBytes(images.served(image.path().substring(7)).orElseThrow());
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("12.3456N");
  }

  @Test
  void refusesWhatIsNoPicture() {
    for (String text :
        new String[] {
          "", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
          "<html><script>alert(1)</script>", "%PDF-1.4", "RIFF....WAVE"
        }) {
      assertThatThrownBy(() -> images.add(text.getBytes(StandardCharsets.US_ASCII)))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(415));
    }
  }

  @Test
  void refusesWhatIsBroken() throws IOException {
    byte[] whole = picture("png", 300, 300);
    byte[] broken = Arrays.copyOf(whole, 60);
    assertThatThrownBy(() -> images.add(broken))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(422));
    byte[] webp = "RIFF\0\0\0\0WEBPVP8 zzzzzzzzzzzzzzzzzzzz".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> images.add(webp)).isInstanceOf(ProblemException.class);
    assertThat(files()).isZero();
  }

  @Test
  void refusesHugeNumbersOfPixelsBeforeDecoding() throws IOException {
    byte[] png = picture("png", 4, 4);
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 19_000).putInt(20, 19_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    assertThatThrownBy(() -> images.add(png))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code().status()).isEqualTo(413);
              assertThat(e.detail()).contains("19000 x 19000");
            });
    assertThatThrownBy(() -> images.add(new byte[Images.MAX_BYTES + 1]))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void readsALargePictureInLittleMemory() throws IOException {
    byte[] upload = picture("jpeg", 8000, 6000);
    Image image = images.add(upload);
    assertThat(image.width()).isEqualTo(1600);
    assertThat(image.height()).isEqualTo(1200);
  }

  @Test
  void removesBothFiles() throws IOException {
    Image image = images.add(picture("png", 40, 40));
    assertThat(files()).isEqualTo(2);
    images.remove(image.id());
    images.remove(image.id());
    assertThat(files()).isZero();
    assertThat(images.served(image.path().substring(7))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.jpg",
        "a/b.jpg",
        "AAAAAAAAAAAAAAAAAAAAAA.0x5.jpg",
        "x",
        "",
        "..jpg",
        "AAAAAAAAAAAAAAAAAAAAAA.5x5.small.small.jpg",
        "AAAAAAAAAAAAAAAAAAAAAA.5x5.jpg.next"
      })
  void servesNothingElse(String name) {
    assertThat(images.served(name)).isEmpty();
    assertThatThrownBy(() -> images.remove(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private long files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
