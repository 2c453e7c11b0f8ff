// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a JVM logged about the classes it loaded into the list from which it can make an
 * archive of them. The list may name classes of bundles only together with a jar to read them from
 * and the numbers of their super types, both of which the JVM's own list leaves out; the JVM later
 * knows such a class again by the checksum of its bytes.
 */
final class ClassList {
  /** What to log, and how, so that {@link #write} understands it. */
  static final String LOGGING = "-Xlog:class+load=debug:file=%s:tid";

  private static final Pattern LINE = Pattern.compile("\\[(\\d+)\\s*] (.*)");
  private static final Pattern NAMED = Pattern.compile("(\\S+) source: (.*)");
  private static final Pattern DETAILS =
      Pattern.compile(
          " *klass: (0x\\w+) super: (0x\\w+)(?: interfaces:((?: 0x\\w+)+))? loader: \\[(.*?)]"
              + "(?: bytes: (\\d+) checksum: (\\w+))?.*");
  private static final Pattern OF_THE_JVM =
      Pattern.compile(".*'(bootstrap|app|platform)'.*|.*jdk\\.internal\\.loader.*");

  private record Bytes(String name, long size, long checksum) {}

  private final Path work;
  private final Map<Bytes, Path> jars = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * Starts an empty list.
   *
   * @param work folder for the jars that are nested in bundles
   */
  ClassList(Path work) {
    this.work = work;
  }

  /** Makes the classes of the jars in a folder known, with those of jars inside them. */
  void know(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        knowJar(jar);
      }
    }
  }

  private void knowJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          String type = name.substring(0, name.length() - ".class".length());
          jars.putIfAbsent(new Bytes(type, entry.getSize(), entry.getCrc()), jar);
        } else if (name.endsWith(".jar")) {
          Path nested = work.resolve(jars.size() + "-" + name.substring(name.lastIndexOf('/') + 1));
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, nested);
          }
          knowJar(nested);
        }
      }
    }
  }

  /**
   * Writes the list.
   *
   * @param log what was logged
   * @param list the file to write
   * @return the number of classes in it
   */
  int write(Path log, Path list) throws IOException {
    Map<String, String> last = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(log)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
          continue;
        }
        Matcher details = DETAILS.matcher(line.group(2));
        String named = last.put(line.group(1), line.group(2));
        if (named != null && details.matches()) {
          add(named, details);
        }
      }
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(list))) {
      lines.forEach(out::println);
    }
    return lines.size();
  }

  private void add(String named, Matcher details) {
    Matcher parts = NAMED.matcher(named);
    if (!parts.matches() || parts.group(1).contains("/") || parts.group(2).startsWith("__")) {
      return; // made at run time
    }
    String name = parts.group(1).replace('.', '/');
    Optional<String> origin =
        OF_THE_JVM.matcher(details.group(4)).matches() ? Optional.of("") : origin(name, details);
    if (origin.isPresent() && names.add(name)) {
      numbers.put(details.group(1), lines.size() + 1);
      lines.add(name + " id: " + (lines.size() + 1) + origin.get());
    }
  }

  /** Super types and jar of a class that is none of the JVM's; empty if it cannot be archived. */
  private Optional<String> origin(String name, Matcher details) {
    Integer parent = numbers.get(details.group(2));
    Path jar = details.group(5) == null ? null : jar(name, details.group(5), details.group(6));
    if (parent == null || jar == null) {
      return Optional.empty();
    }
    StringBuilder origin = new StringBuilder(" super: ").append(parent);
    if (details.group(3) != null) {
      origin.append(" interfaces:");
      for (String address : details.group(3).strip().split(" ")) {
        Integer number = numbers.get(address);
        if (number == null) {
          return Optional.empty();
        }
        origin.append(' ').append(number);
      }
    }
    return Optional.of(origin.append(" source: ").append(jar).toString());
  }

  private @Nullable Path jar(String name, String size, String checksum) {
    return jars.get(new Bytes(name, Long.parseLong(size), Long.parseLong(checksum, 16)));
  }
}
