// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.candorcms.api.content.SafeHtml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private final Sandbox sandbox = new Sandbox();
  private final Labels labels = new Labels(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void standsFirstInMainWhateverItsAttributesHold() {
    assertThat(
            Labels.into("<body><main id='a>b' title=\"x>\"><h1>T</h1></main>", List.of("Ad"), ""))
        .containsSubsequence("title=\"x>\">", ">Ad</strong>", "<h1>T</h1>");
  }

  @Test
  void standsFirstWhereThemesHaveNoMain() {
    assertThat(Labels.into("<body class=\"x\"><p>T", List.of("Ad"), ""))
        .containsSubsequence("<body class=\"x\">", ">Ad</strong>", "<p>T");
    assertThat(Labels.into("<p>T", List.of("Ad"), "")).containsSubsequence(">Ad</strong>", "<p>T");
  }

  /** A theme that says “main” where no element is does not swallow the label. */
  @Test
  void isNotSwallowedByACommentOrAScript() {
    for (String trap :
        List.of(
            "<!-- <main> -->",
            "<script>const main = '<main>';</script>",
            "<style>/* <main> */</style>",
            "<template><main></main></template>",
            "<title><main></title>")) {
      assertThat(Labels.into(trap + "<main class=a><p>T</main>", List.of("Ad"), ""))
          .as(trap)
          .startsWith(trap + "<main class=a>\n<div class=\"candor-labels");
    }
    assertThat(Labels.into("<!-- <main>", List.of("Ad"), "")).contains(">Ad</strong>");
  }

  /** Some layouts have what opens a page ahead of its main content. */
  @Test
  void standsBeforeTheOpeningOfAPage() {
    String hero = "<div class=\"hero\"><h1>Acme</h1></div>";
    assertThat(Labels.into("<body>" + hero + "<main><p>T</main>", List.of("Ad"), hero))
        .containsSubsequence("<body>", ">Ad</strong>", "<h1>Acme", "<main>");
    assertThat(Labels.into("<body><main>" + hero + "<p>T</main>", List.of("Ad"), hero))
        .containsSubsequence("<main>", ">Ad</strong>", "<h1>Acme");
  }

  @Test
  void escapesLabels() {
    assertThat(Labels.into("<main>", List.of("<img src=x>"), "")).contains("&lt;img src=x&gt;");
  }

  @Test
  void answersFromMemoryWhenASourceFails() {
    AtomicBoolean broken = new AtomicBoolean();
    labels.add(
        (ids, language) -> {
          if (broken.get()) {
            throw new IllegalStateException("broken");
          }
          return Map.of("page:a", List.of("Werbung"));
        });
    assertThat(labels.of("page:a", Locale.GERMAN)).hasValue(List.of("Werbung"));
    broken.set(true);
    assertThat(labels.of("page:a", Locale.GERMAN)).hasValue(List.of("Werbung"));
    assertThat(labels.of("page:b", Locale.GERMAN)).isEmpty();
    assertThat(labels.of("", Locale.GERMAN)).hasValue(List.of());
  }

  @Test
  void tellsWhenItIsNotKnownWhatLinksMustCarry() {
    SafeHtml html = SafeHtml.trusted("<p><a href=\"/x\">x</a>");
    AtomicBoolean broken = new AtomicBoolean();
    labels.add(
        (id, language, content) -> {
          if (broken.get()) {
            throw new IllegalStateException("broken");
          }
          return SafeHtml.trusted(content.value() + "*");
        });
    assertThat(labels.marked("page:a", Locale.GERMAN, html))
        .hasValue(SafeHtml.trusted(html.value() + "*"));
    assertThat(labels.marked("", Locale.GERMAN, html)).hasValue(html);
    broken.set(true);
    assertThat(labels.marked("page:a", Locale.GERMAN, html)).isEmpty();
    SafeHtml plain = SafeHtml.trusted("<p>no links");
    assertThat(labels.marked("page:a", Locale.GERMAN, plain)).hasValue(plain);
  }
}
