// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFilesTest {
  private static final List<String> OTHERS = List.of("vi", "th", "lo", "fil");

  @TempDir private Path module;

  private Path properties(String language) {
    return module.resolve("src/main/resources/messages/notes_" + language + ".properties");
  }

  private Path script(String language) {
    return module.resolve("src/main/web/admin/messages/" + language + ".ts");
  }

  private static String script(String hello, String found, String tag) {
    return "export const x: Messages = {\n  // A comment: 'no key'\n  'notes.hello': '"
        + hello
        + "',\n  found: { one: '{n} "
        + found
        + "', other: '{n} "
        + found
        + "s' },\n  'notes.tag': \""
        + tag
        + "\",\n};\n";
  }

  @BeforeEach
  void whole() throws IOException {
    Files.createDirectories(properties("en").getParent());
    Files.createDirectories(script("en").getParent());
    Files.writeString(
        properties("en"), "a=Hello {name}\nb={n, plural, one {# dog} other {# dogs}}\n");
    Files.writeString(script("en"), script("It\\'s you, {name}", "note", "Tag"));
    for (String other : OTHERS) {
      Files.writeString(
          properties(other), "a=" + other + " {name}\nb={n, plural, other {# aso}}\nonly=" + other);
      Files.writeString(script(other), script(other + ": {name}", "tala", "Tag"));
    }
  }

  private void isRefused(String... words) {
    assertThatThrownBy(() -> MessageFiles.assertWhole(module, Set.of("notes.tag")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void takesWhatIsWhole() {
    assertThatCode(() -> MessageFiles.assertWhole(module, Set.of("notes.tag")))
        .doesNotThrowAnyException();
  }

  @Test
  void findsAMissingFile() throws IOException {
    Files.delete(properties("lo"));
    isRefused("notes_en.properties lo a is missing");
  }

  @Test
  void findsAMissingKey() throws IOException {
    Files.writeString(properties("th"), "a=th {name}\nonly=th");
    isRefused("notes_en.properties th b is missing");
  }

  @Test
  void findsAMissingKeyOfAScript() throws IOException {
    Files.writeString(script("fil"), "export const fil: Messages = {\n  'notes.tag': 'Tag',\n};\n");
    isRefused("fil notes.hello is missing", "fil found is missing");
  }

  @Test
  void findsAKeyThatOneLanguageHasMoreThanAnother() throws IOException {
    Files.writeString(properties("vi"), "a=vi {name}\nb={n, plural, other {# con}}\n");
    isRefused("vi only is missing");
  }

  @Test
  void findsAnArgumentThatIsAnotherOrQuotedAway() throws IOException {
    Files.writeString(properties("vi"), "a=l'{name}'\nb={m, plural, other {# con}}\nonly=x");
    Files.writeString(script("th"), script("th: {nam}", "x", "Tag"));
    isRefused("vi a has [], not [name]", "vi b has [m], not [n]", "th notes.hello has [nam]");
  }

  @Test
  void findsWhatDoesNotParse() throws IOException {
    Files.writeString(properties("vi"), "a=vi {name\nb={n, plural, other {# con}}\nonly=x");
    isRefused("vi a does not parse");
  }

  @Test
  void findsWhatIsStillEnglish() throws IOException {
    Files.writeString(script("vi"), script("It\\'s you, {name}", "con", "Tag"));
    isRefused("vi notes.hello is English: It's you, {name}");
    assertThatThrownBy(() -> MessageFiles.assertWhole(module, Set.of("notes.hello")))
        .hasMessageContaining("vi notes.tag is English: Tag");
  }

  @Test
  void refusesAFolderWithoutMessages() {
    assertThatThrownBy(() -> MessageFiles.assertWhole(module.resolve("src"), Set.of()))
        .hasMessageContaining("messages in English");
  }
}
