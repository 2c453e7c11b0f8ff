// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.candorcms.testkit.CandorProcess;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

/**
 * The architecture on one page: what each of our bundles imports and exports. A new edge is a
 * decision; {@code -Dcandor.ledger=write} writes the page anew.
 */
class ImportLedgerIT {
  private static final Path LEDGER = Path.of("imports.txt");

  @Test
  void everyEdgeIsADecision() throws IOException {
    List<String> found = ledger();
    if ("write".equals(System.getProperty("candor.ledger"))) {
      Files.write(LEDGER, found);
    }
    assertThat(found)
        .as("imports.txt; after a decision: mvn verify -pl dist/it -Dcandor.ledger=write")
        .isEqualTo(Files.readAllLines(LEDGER));
  }

  @Test
  void pluginsKnowOnlyContractsAndStandards() throws IOException {
    assertThat(ledger())
        .filteredOn(line -> line.startsWith("help-center imports"))
        .isNotEmpty()
        .allMatch(
            line ->
                line.matches(
                    "help-center imports (org\\.candorcms\\.api\\..*|jakarta\\.(annotation|persistence|validation|ws\\.rs).*|org\\.osgi\\..*|org\\.slf4j.*|javax\\..*|org\\.w3c\\..*|org\\.xml\\..*)"));
  }

  private static List<String> ledger() throws IOException {
    TreeMap<String, TreeSet<String>> lines = new TreeMap<>();
    for (String folder : List.of("bundles", "plugins", "lib")) {
      try (Stream<Path> jars = Files.list(CandorProcess.distribution().resolve(folder))) {
        for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
          read(jar, lines);
        }
      }
    }
    List<String> all = new ArrayList<>();
    lines.values().forEach(all::addAll);
    return all;
  }

  private static void read(Path file, TreeMap<String, TreeSet<String>> lines) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      var headers = jar.getManifest().getMainAttributes();
      String name = Objects.toString(headers.getValue(Constants.BUNDLE_SYMBOLICNAME), "");
      if (!name.startsWith("org.candorcms.")) {
        return;
      }
      String bundle = name.replaceFirst(";.*", "").substring("org.candorcms.".length());
      TreeSet<String> set = lines.computeIfAbsent(bundle, key -> new TreeSet<>());
      for (String header : List.of("Import-Package", "Export-Package")) {
        String verb = header.startsWith("I") ? "imports " : "exports ";
        for (String clause : clauses(Objects.toString(headers.getValue(header), ""))) {
          if (!clause.contains("resolution:=\"optional\"")
              && !clause.contains("resolution:=optional")) {
            set.add(bundle + " " + verb + clause.replaceFirst(";.*", ""));
          }
        }
      }
    }
  }

  /** Splits a header at the commas outside quotes. */
  private static List<String> clauses(String header) {
    List<String> clauses = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        clauses.add(header.substring(start, i).strip());
        start = i + 1;
      }
    }
    clauses.add(header.substring(start).strip());
    clauses.removeIf(String::isEmpty);
    return clauses;
  }
}
