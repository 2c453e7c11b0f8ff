// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.media;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How a camera was held, as Exif says: 1 (upright) to 8. */
final class Orientation {
  static final int UPRIGHT = 1;

  private Orientation() {}

  static int ofJpeg(byte[] bytes) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
      if (segments.isEmpty()) {
        return UPRIGHT;
      }
      try (InputStream data = segments.get(0).data()) {
        // One byte of padding stands between the name and the content.
        return data.read() < 0 ? UPRIGHT : ofExif(data.readAllBytes());
      }
    } catch (IOException | RuntimeException e) {
      return UPRIGHT; // A picture with broken metadata is still a picture.
    }
  }

  /** Chunks of RIFF: four letters, length, content, padded to an even length. */
  static int ofWebp(byte[] bytes) {
    ByteBuffer riff = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 12;
    while (at + 8 <= bytes.length) {
      int name = riff.getInt(at);
      long length = riff.getInt(at + 4) & 0xFFFFFFFFL;
      long end = at + 8 + length;
      if (end > bytes.length) {
        return UPRIGHT;
      }
      if (name == 0x46495845) { // EXIF
        byte[] exif = new byte[(int) length];
        riff.get(at + 8, exif);
        return ofExif(exif);
      }
      at = (int) (end + (length & 1));
    }
    return UPRIGHT;
  }

  private static int ofExif(byte[] tiff) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(tiff))) {
      CompoundDirectory directory = (CompoundDirectory) new TIFFReader().read(in);
      Entry entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
      int value = entry != null && entry.getValue() instanceof Number n ? n.intValue() : UPRIGHT;
      return value >= 1 && value <= 8 ? value : UPRIGHT;
    } catch (IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }
}
