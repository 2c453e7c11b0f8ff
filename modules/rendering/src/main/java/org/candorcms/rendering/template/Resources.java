// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** The files of a bundle or of a theme folder. Names are relative and use slashes. */
public interface Resources {
  /** Unique among what is installed: a bundle's symbolic name, or {@code theme-<name>}. */
  String name();

  /** Paths of all files below a folder, sorted. */
  List<String> list(String folder);

  /** The bytes of a file. */
  Optional<byte[]> read(String path);

  /** The text of a file. */
  default Optional<String> text(String path) {
    return read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The files of a bundle. */
  static Resources of(Bundle bundle) {
    return new Resources() {
      @Override
      public String name() {
        return String.valueOf(bundle.getSymbolicName());
      }

      @Override
      public List<String> list(String folder) {
        Enumeration<URL> found = bundle.findEntries(folder, "*", true);
        if (found == null) {
          return List.of();
        }
        List<String> names = new ArrayList<>();
        for (URL url : Collections.list(found)) {
          String path = url.getPath();
          if (!path.endsWith("/")) {
            names.add(path.startsWith("/") ? path.substring(1) : path);
          }
        }
        Collections.sort(names);
        return names;
      }

      @Override
      public Optional<byte[]> read(String path) {
        URL url = bundle.getEntry(path);
        if (url == null || path.endsWith("/")) {
          return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
          return Optional.of(in.readAllBytes());
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + path + " of " + bundle, e);
        }
      }
    };
  }

  /** The files of a folder; symbolic links are not followed. */
  static Resources of(String name, Path root) {
    return new Resources() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> list(String folder) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
          return List.of();
        }
        try (Stream<Path> files = Files.walk(start, 12)) {
          return files
              .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Optional<byte[]> read(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
          return Optional.empty();
        }
        try {
          return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** Files held in memory, as for tests. */
  static Resources of(String name, Map<String, String> files) {
    Map<String, String> sorted = new TreeMap<>(files);
    return new Resources() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> list(String folder) {
        return sorted.keySet().stream().filter(path -> path.startsWith(folder + "/")).toList();
      }

      @Override
      public Optional<byte[]> read(String path) {
        return Optional.ofNullable(sorted.get(path))
            .map(text -> text.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /**
   * The files of one upon those of another: a file above hides that of the same path below. Files
   * of messages are read one after the other instead, so that a single text can be changed.
   */
  static Resources of(Resources above, Resources below) {
    return new Resources() {
      @Override
      public String name() {
        return above.name();
      }

      @Override
      public List<String> list(String folder) {
        return Stream.concat(above.list(folder).stream(), below.list(folder).stream())
            .distinct()
            .sorted()
            .toList();
      }

      @Override
      public Optional<byte[]> read(String path) {
        Optional<byte[]> own = above.read(path);
        return own.isPresent() && path.startsWith("messages/")
            ? Optional.of(
                Stream.of(below, above)
                    .map(files -> files.text(path).orElse(""))
                    .collect(joining("\n"))
                    .getBytes(StandardCharsets.UTF_8))
            : own.or(() -> below.read(path));
      }
    };
  }
}
