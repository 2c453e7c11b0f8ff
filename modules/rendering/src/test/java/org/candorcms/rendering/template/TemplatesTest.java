// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.content.SafeHtml;
import org.junit.jupiter.api.Test;

final class TemplatesTest {
  private record Row(String name, Optional<String> note, int count) {}

  private record Model(String title, SafeHtml body, List<Row> rows, Instant at) {}

  private static final Model MODEL =
      new Model(
          "<a href=\"x\">'&",
          SafeHtml.trusted("<em>hi</em>"),
          List.of(new Row("one", Optional.empty(), 1), new Row("two", Optional.of("n"), 1234)),
          Instant.parse("2026-11-21T10:00:00Z"));

  private static String render(String template) {
    return render(template, Locale.ENGLISH);
  }

  private static String render(String template, Locale language) {
    Resources files =
        Resources.of(
            "p",
            Map.of(
                "templates/a/b.hbs", template,
                "templates/a/row.hbs", "[{{name}}]",
                "messages/a_en.properties",
                    "hits={n, plural, one {# hit} other {# hits}} for {q}\nplain=It is here"));
    Messages messages = new Messages(files);
    Scope scope =
        new Scope() {
          @Override
          public Locale language() {
            return language;
          }

          @Override
          public String message(String key, Map<String, ?> arguments) {
            return messages.find("a", key, Locale.ENGLISH, arguments).orElse(key);
          }

          @Override
          public String url(String path) {
            return "/base" + path;
          }

          @Override
          public String asset(String name) {
            return "/assets/x/" + name;
          }

          @Override
          public String icon(String name) {
            return "<svg></svg>";
          }

          @Override
          public String instanceId() {
            return "w1";
          }

          @Override
          public String currentUrl() {
            return "/here?a=1&b=2";
          }

          @Override
          public String json(Object value) {
            return "{\"a\":1}";
          }
        };
    return new Templates(List.of(files)).render("a/b", MODEL, scope).value();
  }

  @Test
  void escapesEverythingButSafeHtml() {
    assertThat(render("{{title}}|{{html body}}|{{body}}"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;|<em>hi</em>|&lt;em&gt;hi&lt;/em&gt;");
    assertThat(render("{{t \"hits\" n=2 q=title}}"))
        .isEqualTo("2 hits for &lt;a href=&quot;x&quot;&gt;&#39;&amp;");
    assertThat(render("data='{{json rows}}' {{here}}"))
        .isEqualTo("data='{&quot;a&quot;:1}' /here?a=1&amp;b=2");
  }

  @Test
  void refusesUnescapedOutput() {
    for (String evil :
        List.of("{{{title}}}", "{{&title}}", "{{~& title}}", "{{=<% %>=}}<%&title%>")) {
      assertThatThrownBy(() -> render(evil)).hasStackTraceContaining("unescaped");
    }
    assertThatThrownBy(() -> render("{{html title}}")).hasStackTraceContaining("SafeHtml");
  }

  @Test
  void readsRecordsAndMapsOnly() {
    assertThat(render("{{#each rows}}{{name}}:{{note}}:{{number count}};{{/each}}"))
        .isEqualTo("one::1;two:n:1,234;");
    assertThat(render("{{title.bytes}}{{title.class}}{{rows.class.name}}{{at.epochSecond}}"))
        .isEmpty();
    assertThat(render("{{#each rows}}{{> a/row}}{{/each}}")).isEqualTo("[one][two]");
  }

  @Test
  void speaksTheLanguageOfThePage() {
    assertThat(render("{{date at}}|{{date at style=\"iso\"}}"))
        .isEqualTo("November 21, 2026|2026-11-21T10:00:00Z");
    assertThat(render("{{date at}}", Locale.forLanguageTag("vi"))).contains("tháng 11");
  }

  @Test
  void helpersDecide() {
    assertThat(render("{{#if (and (eq rows.[0].count 1) (gt rows.[1].count 5))}}y{{else}}n{{/if}}"))
        .isEqualTo("y");
    assertThat(render("{{id \"q\"}} {{url \"/a\"}} {{plus 2 3}}")).isEqualTo("w1-q /base/a 5");
  }

  @Test
  void scriptsOfHandlebarsAreNotThere() {
    assertThatThrownBy(() -> render("{{i18n \"x\"}}")).hasStackTraceContaining("i18n");
    assertThatThrownBy(() -> render("{{> ../../secret}}")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void joinsStyleSheetsCompactly() {
    assertThat(Theme.compact("/* a */ a { color : red ; }\n b::before { content: \"/\" ; }"))
        .isEqualTo("a{color : red}b::before{content:\"/\"}");
  }
}
