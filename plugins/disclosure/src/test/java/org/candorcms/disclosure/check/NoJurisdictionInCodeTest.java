// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candorcms.disclosure.rules.Packs;
import org.candorcms.disclosure.rules.RulePack;
import org.junit.jupiter.api.Test;

/** Law is data: no class knows a jurisdiction, its regulator or its words. */
final class NoJurisdictionInCodeTest {
  @Test
  void noClassNamesAJurisdiction() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (RulePack pack : Packs.SHIPPED) {
      names.add(pack.jurisdiction());
      names.addAll(pack.aliases());
      names.add(pack.name());
    }
    Pattern named =
        Pattern.compile(
            "\"(?:"
                + names.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                + ")\"|\\b(?:FTC|ASA|UOKiK|AGCOM|ASCI|AANA|Werbung|Publicidad|Publicité)\\b");
    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/candorcms/disclosure"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        for (String line : Files.readAllLines(source)) {
          // Comments may give examples; code may not.
          if (!line.strip().startsWith("*")
              && !line.strip().startsWith("/*")
              && named.matcher(line).find()) {
            found.add(source.getFileName() + ": " + line.strip());
          }
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(20);
    assertThat(named.matcher("if (audience.equals(\"UK\"))").find()).isTrue();
    assertThat(found).isEmpty();
  }
}
