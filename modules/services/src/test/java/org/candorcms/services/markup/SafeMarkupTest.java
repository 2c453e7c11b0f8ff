// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.candorcms.api.content.Markup;
import org.candorcms.api.content.Markup.Heading;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkupTest {
  private final Markup markup = new SafeMarkup();

  private String html(String markdown) {
    return markup.markdown(markdown).html().value();
  }

  @Test
  void rendersTablesThatScrollByKeyboard() {
    assertThat(html("| a | b |\n|:-:|---|\n| 1 | 2 |"))
        .contains("class=\"table-scroll\"", "role=\"group\"", "tabindex=\"0\"", "aria-label")
        .contains("<th class=\"align-center\" scope=\"col\">a</th>")
        .contains("<td>2</td>");
  }

  @Test
  void rendersCalloutsInTheLanguageOfTheText() {
    String html =
        markup
            .markdown("> [!WARNING]\n> Hot **oil**", Locale.forLanguageTag("vi"), link -> link)
            .html()
            .value();
    assertThat(html)
        .contains("<div class=\"callout callout-warning\">")
        .contains("<p class=\"callout-title\">Cảnh báo</p>")
        .contains("<p>Hot <strong>oil</strong></p>")
        .doesNotContain("[!");
  }

  @Test
  void leavesUnknownCalloutsAsQuotes() {
    assertThat(html("> [!div class=\"next\"]\n> Next")).contains("<blockquote>", "Next");
    assertThat(html("> [!div class=\"next\"]\n> Next")).doesNotContain("div");
    assertThat(html("> [!VIDEO x]\n> Next")).contains("<blockquote>", "[!VIDEO x]");
  }

  @Test
  void makesReadableUniqueIdsInEveryScript() {
    Markup.Document document =
        markup.markdown(
            "# วิธีคืนเงิน\n## ການຄືນເງິນ\n## Hoàn tiền: thế nào?\n## Refunds\n## Refunds\n### !!!");
    assertThat(document.headings())
        .extracting(Heading::id)
        .containsExactly(
            "วิธีคืนเงิน", "ການຄືນເງິນ", "hoàn-tiền-thế-nào", "refunds", "refunds-2", "section");
    document
        .headings()
        .forEach(h -> assertThat(document.html().value()).contains("id=\"" + h.id() + "\""));
  }

  @Test
  void tellsTextStepsAndFirstImage() {
    Markup.Document document =
        markup.markdown(
            "# Fix\n\nFirst ![lamp](/a.png).\n\n1. Open *it*\n   - really\n2. Close\n\n1) Other");
    assertThat(document.text()).isEqualTo("Fix\nFirst .\nOpen it\nreally\nClose\nOther");
    assertThat(document.steps()).containsExactly("Open it really", "Close");
    assertThat(document.firstImage()).contains("/a.png");
    assertThat(document.html().value()).contains("loading=\"lazy\"");
  }

  @Test
  void rendersTaskListsWithoutFormFields() {
    assertThat(html("- [x] done\n- [ ] open"))
        .contains("☑</span> done", "☐</span> open")
        .doesNotContain("<input");
  }

  @Test
  void marksExternalLinksOnly() {
    assertThat(html("[a](https://x.example) [b](/in) <b@x.example> ~~no~~"))
        .contains("<a href=\"https://x.example\" rel=\"noopener noreferrer\">a</a>")
        .contains("<a href=\"/in\">b</a>")
        .contains("mailto:")
        .contains("<del>no</del>");
  }

  @Test
  void marksLinksThatEditorsCallSponsored() {
    String sponsored =
        "<a href=\"https://x.example\" rel=\"sponsored nofollow noopener noreferrer\">";
    assertThat(html("[a](https://x.example \"sponsored\")")).contains(sponsored + "a</a>");
    assertThat(html("<a href='https://x.example' rel='me SPONSORED'>a</a>"))
        .contains(sponsored + "a</a>");
    assertThat(html("<a href='/in' rel=sponsored>a</a> [b](/in \"Our shop\")"))
        .contains("<a href=\"/in\" rel=\"sponsored nofollow\">a</a>")
        .contains("<a href=\"/in\" title=\"Our shop\">b</a>");
    assertThat(html("<a href='https://x.example' rel='me ugc'>a</a>"))
        .contains("rel=\"noopener noreferrer\"");
    String once = markup.sanitize("<a href='https://x.example' title=sponsored>a").value();
    assertThat(once).startsWith(sponsored).isEqualTo(markup.sanitize(once).value());
  }

  @Test
  void mapsTargetsAndJudgesWhatComesOut() {
    String html =
        markup
            .markdown(
                "[a](article:x) [b](gone) ![c](gone) <a href='evil'>d</a>",
                link ->
                    switch (link) {
                      case "article:x" -> "/help/en/x";
                      case "evil" -> "javascript:alert(1)";
                      default -> "";
                    })
            .html()
            .value();
    assertThat(html.strip()).isEqualTo("<p><a href=\"/help/en/x\">a</a> b c d</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"jAvAsCrIpT&colon;alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\"&#1;javascript:alert(1)\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
        "[x](javascript:alert(1))",
        "[x](<java script:alert(1)>)",
        "[x](data:text/html,hi)",
        "![x](javascript:alert(1))",
        "![x](\"onerror=\"alert(1))",
        "[x](https://a.example \"\\\" onclick=\\\"alert(1)\")",
        "<javascript:alert(1)>",
        "<iframe src=https://evil.example></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<object data=x.swf></object><embed src=x>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<link rel=stylesheet href=//evil.example>",
        "<style>@import '//evil.example'</style>",
        "<p style='background:url(javascript:alert(1))'>x</p>",
        "<div onmouseover=alert(1)>x</div>",
        "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</form>",
        "<details open ontoggle=alert(1)>x</details>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[><img src=x onerror=alert(1)>]]>",
        "<template><img src=x onerror=alert(1)></template>",
        "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
        "```html\n<script>alert(1)</script>\n```",
        "`<img src=x onerror=alert(1)>`",
        "<p id=main>clobber</p><form id=x><input name=y>",
        "<h2 id='x\" onclick=alert(1)'>x</h2>",
        "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        "# <img src=x onerror=alert(1)>",
        "> [!NOTE]<script>alert(1)</script>\n> <b onclick=alert(1)>x",
        "<x-foo onclick=alert(1)>x</x-foo>",
        "<a href='//evil.example' target=_blank ping=//evil.example download>x</a>",
        "{{constructor.constructor('alert(1)')()}}",
        "<div class='modal open callout' role=dialog tabindex=5>x</div>",
        "<a\u0000href=javascript:alert(1)>x</a>",
      })
  void writesNothingThatRuns(String payload) {
    for (String html : List.of(html(payload), markup.sanitize(payload).value())) {
      String tags = html.replaceAll(">[^<]*<", "><").toLowerCase(Locale.ROOT);
      assertThat(tags)
          .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
          .doesNotContainPattern("(href|src)=\"\\s*(javascript|vbscript|data|java)")
          .doesNotContainPattern(
              "<(script|svg|math|iframe|object|embed|base|meta|link|style|form|input|button"
                  + "|template|textarea|noscript|x-foo)\\b")
          .doesNotContainPattern("<(p|form|a|div)[^>]*\\sid=")
          .doesNotContain("style=", "target=", "modal", "dialog", "tabindex=\"5\"");
      assertThat(html).doesNotContain("{{c");
      assertThat(markup.sanitize(html).value()).isEqualTo(html);
    }
  }

  @Test
  void changesNothingTheSecondTime() {
    String html =
        html(
            "# A & B\n\n> [!TIP]\n> x < y\n\n| a |\n|---|\n| `x` |\n\n- [ ] t\n\n```java\nint a;\n```"
                + "\n\n![i](i.png) <https://e.example/?a=b&c=d> \"q\" 'r' {{x}} @a `+`\n\n3. x");
    assertThat(markup.sanitize(html).value()).isEqualTo(html);
  }

  @Test
  void survivesDeepNesting() {
    assertThat(html(">".repeat(20_000) + "x")).contains("x");
    assertThat(html("*a ".repeat(10_000) + "a*".repeat(10_000))).contains("a");
    assertThat(html("[".repeat(50_000))).contains("[");
    assertThat(markup.sanitize("<div>".repeat(50_000) + "x").value()).hasSizeLessThan(5_000);
  }

  @Test
  void refusesMoreThanOneMegabyte() {
    String large = "x".repeat((1 << 20) + 1);
    assertThatThrownBy(() -> markup.markdown(large)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> markup.sanitize(large)).isInstanceOf(ProblemException.class);
  }
}
