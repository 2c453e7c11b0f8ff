// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.media.Image;
import org.candorcms.api.media.Images;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pictures as files; an id says all there is to know about one. */
@Component(service = {Images.class, StoredImages.class})
public final class StoredImages implements Images {
  static final String PATH = "/media/";

  private static final int LARGE = 1600;
  private static final int SMALL = 320;
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9_-]{22}\\.([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");
  private static final Pattern NAME = Pattern.compile("(.{1,50}?)(\\.small)?\\.jpg");
  private static final int PATIENCE_SECONDS = 10;

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  /** One at a time: a picture being decoded is what takes most memory here. */
  private final Semaphore turn = new Semaphore(1, true);

  /** Keeps pictures in a folder of this module. */
  @Activate
  public StoredImages(@Reference PluginFiles files) {
    this(files.folder("media"));
  }

  StoredImages(Path folder) {
    this.folder = folder;
  }

  @Override
  public Image add(byte[] upload) {
    if (upload.length > MAX_BYTES) {
      throw new ProblemException(
          CommonProblem.TOO_LARGE, "A picture may have " + MAX_BYTES / 1024 / 1024 + " MB at most");
    }
    byte[] large;
    byte[] small;
    int width;
    int height;
    takeTurn();
    try {
      Picture picture = Picture.of(upload);
      BufferedImage pixels = picture.decode(LARGE);
      width = pixels.getWidth();
      height = pixels.getHeight();
      large = Picture.jpeg(pixels);
      int[] size = fitted(width, height, SMALL);
      small = Picture.jpeg(Picture.scaled(pixels, size[0], size[1]));
    } catch (IOException e) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE, "The picture is damaged or of a kind that is not read here");
    } catch (OutOfMemoryError e) {
      // Nothing is kept of it; others have their memory back.
      throw new ProblemException(CommonProblem.TOO_LARGE, "The picture needs too much memory");
    } finally {
      turn.release();
    }
    Image image = image(newName() + "." + width + "x" + height);
    keep(file(image.id(), ".small"), small);
    keep(file(image.id(), ""), large);
    return image;
  }

  private void takeTurn() {
    try {
      if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(
            CommonProblem.UNAVAILABLE,
            "Too many pictures are being taken in; try again soon",
            List.of(),
            Map.of("Retry-After", "10"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(CommonProblem.UNAVAILABLE, "Stopping");
    }
  }

  private String newName() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Width and height that fit into a square, never enlarged. */
  static int[] fitted(int width, int height, int side) {
    int longest = Math.max(width, height);
    if (longest <= side) {
      return new int[] {width, height};
    }
    return new int[] {
      Math.max(1, (int) Math.round((double) width * side / longest)),
      Math.max(1, (int) Math.round((double) height * side / longest))
    };
  }

  @Override
  public Image image(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("This is no id of a picture");
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = Integer.parseInt(matcher.group(2));
    int[] small = fitted(width, height, SMALL);
    return new Image(
        id, PATH + id + ".jpg", width, height, PATH + id + ".small.jpg", small[0], small[1]);
  }

  @Override
  public void remove(String id) {
    image(id);
    try {
      Files.deleteIfExists(file(id, ""));
      Files.deleteIfExists(file(id, ".small"));
    } catch (IOException e) {
      throw new UncheckedIOException("A picture cannot be removed", e);
    }
  }

  /** The file behind a path below {@code /media/}, if there is one. */
  Optional<Path> served(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches() || !ID.matcher(matcher.group(1)).matches()) {
      return Optional.empty();
    }
    String variant = matcher.group(2) == null ? "" : matcher.group(2);
    return Optional.of(file(matcher.group(1), variant)).filter(Files::isRegularFile);
  }

  /** Two letters of the name spread the files over folders; case may not matter on the disk. */
  private Path file(String id, String variant) {
    String part = Integer.toHexString(id.substring(0, 4).hashCode() & 255);
    return folder.resolve(part).resolve(id + variant + ".jpg");
  }

  private static void keep(Path file, byte[] content) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("A picture cannot be written", e);
    }
  }
}
