// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.files.PluginFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Images of articles. Their names are hashes of their content, so they never change. */
@Component(service = Media.class)
public final class Media {
  /** Path of an image's address from the root of the site. */
  public static final String PATH = "/api/help/media/";

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.[a-z]{3,4}");
  private static final Map<String, String> TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "avif", "image/avif",
          "svg", "image/svg+xml");

  private final Path folder;

  /** An image as it is served. */
  public record Image(Path file, String type) {}

  /** Gets its folder. */
  @Activate
  public Media(@Reference PluginFiles files) {
    this.folder = files.folder("media");
  }

  /** Whether a file name is that of an image. */
  static boolean image(String path) {
    return TYPES.containsKey(extension(path));
  }

  private static String extension(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return extension.equals("jpeg") ? "jpg" : extension;
  }

  /** Stores an image; empty if the bytes are not what the name says. */
  Optional<String> store(String path, byte[] bytes) throws IOException {
    String extension = extension(path);
    if (!TYPES.containsKey(extension) || !fits(extension, bytes)) {
      return Optional.empty();
    }
    String name = ImportIds.hash(bytes).substring(0, 32) + "." + extension;
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Path part = Files.createTempFile(folder, "part", ".tmp");
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of(name);
  }

  /** An image by name. */
  public Optional<Image> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Path file = folder.resolve(name);
    String type = TYPES.get(extension(name));
    return type != null && Files.isRegularFile(file)
        ? Optional.of(new Image(file, type))
        : Optional.empty();
  }

  private static boolean fits(String extension, byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
    return switch (extension) {
      case "png" -> head.startsWith("\u0089PNG");
      case "jpg" -> head.startsWith("\u00ff\u00d8\u00ff");
      case "gif" -> head.startsWith("GIF8");
      case "webp" -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
      case "avif" -> head.startsWith("ftyp", 4);
      default -> head.contains("<svg") || head.contains("<?xml");
    };
  }
}
