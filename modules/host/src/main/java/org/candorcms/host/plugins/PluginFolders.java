// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/**
 * The folders of plugins. Bundled ones lie in {@code plugins/} of the distribution, installed ones
 * in {@code plugins/} of the data directory, where dot folders hold what administrators do not
 * touch: copies that run, previous versions, what was removed, and why a version was rolled back.
 */
final class PluginFolders {
  private final Path bundled;
  private final Path installed;

  PluginFolders(BundleContext context) {
    bundled = Path.of(orElse(context, "candor.home", ".")).resolve("plugins").toAbsolutePath();
    installed = Path.of(orElse(context, "candor.data", "data")).resolve("plugins").toAbsolutePath();
    try {
      for (Path folder :
          List.of(running(), incoming(), installed.resolve(".previous"), removed())) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the plugin folders in " + installed, e);
    }
  }

  private static String orElse(BundleContext context, String name, String otherwise) {
    String value = context.getProperty(name);
    return value == null ? otherwise : value;
  }

  /** A file that could be a plugin, with what changes when it does. */
  record Candidate(Path file, long size, long modified, boolean bundled) {
    /** Where its running copy lies; a new name for each change, so that none is overwritten. */
    Path copyIn(Path folder, PluginJar jar) {
      return folder.resolve(
          jar.name()
              + "-"
              + jar.version()
              + "-"
              + Long.toString(modified, 36)
              + "-"
              + size
              + ".jar");
    }
  }

  /** Files named {@code *.jar} in both folders; dot files are still being copied. */
  List<Candidate> candidates() {
    List<Candidate> found = new ArrayList<>();
    list(installed, false, found);
    list(bundled, true, found);
    return found;
  }

  private static void list(Path folder, boolean bundled, List<Candidate> into) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(f -> f.getFileName().toString().endsWith(".jar"))
          .filter(f -> !f.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(f -> candidate(f, bundled).ifPresent(into::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<Candidate> candidate(Path file, boolean bundled) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(
              new Candidate(
                  file, Files.size(file), Files.getLastModifiedTime(file).toMillis(), bundled))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // removed meanwhile
    }
  }

  Path running() {
    return installed.resolve(".running");
  }

  Path incoming() {
    return installed.resolve(".incoming");
  }

  private Path removed() {
    return installed.resolve(".removed");
  }

  Path installedAs(String name) {
    return installed.resolve(name + ".jar");
  }

  Path previous(String name) {
    return installed.resolve(".previous").resolve(name + ".jar");
  }

  /** Copies under a name that nobody looks at and then renames, so that no half file is seen. */
  static void replace(Path from, Path to) throws IOException {
    Path part = to.resolveSibling("." + to.getFileName() + ".part");
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether an administrator removed a bundled plugin. */
  boolean isRemoved(String name) {
    return Files.exists(removed().resolve(name));
  }

  void setRemoved(String name, boolean value) throws IOException {
    if (value) {
      Files.writeString(removed().resolve(name), "");
    } else {
      Files.deleteIfExists(removed().resolve(name));
    }
  }

  /** Why the last change of a plugin was rolled back, if it was. */
  Optional<String> problem(String name) {
    Path file = state(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties state = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      state.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(state.getProperty("rolled-back"));
  }

  void setProblem(String name, Optional<String> problem) throws IOException {
    if (problem.isEmpty()) {
      Files.deleteIfExists(state(name));
      return;
    }
    Properties state = new Properties();
    state.setProperty("rolled-back", problem.get());
    try (Writer writer = Files.newBufferedWriter(state(name))) {
      state.store(writer, null);
    }
  }

  private Path state(String name) {
    return installed.resolve(".previous").resolve(name + ".properties");
  }

  /** Removes copies that no bundle runs from. */
  void sweep(List<Path> used) throws IOException {
    empty(running(), used);
  }

  /** Removes leftovers of uploads that were under way when the process was killed. */
  void sweepIncoming() throws IOException {
    empty(incoming(), List.of());
  }

  private static void empty(Path folder, List<Path> except) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!except.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
