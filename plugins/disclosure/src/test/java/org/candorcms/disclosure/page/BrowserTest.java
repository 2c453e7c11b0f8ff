// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.rules.Packs;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Wording;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real browser sees of a label; left out where none is installed, and only there. */
final class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-dev-shm-usage");
  private static final String LABELS =
      "<div class=\"candor-labels\"><p><strong class=\"label-required\">Ad / Werbung</strong></p></div>";

  /** One for all tests, as the plugin has it. */
  private static final Browser BROWSER = browser(CHROMIUM.toString());

  private static Browser browser(String program) {
    return new Browser(
        program,
        ARGUMENTS,
        List.of(320, 1366),
        "http://127.0.0.1:9",
        Duration.ofMinutes(2), // Only to end at all: a busy machine is slow.
        Packs.JSON);
  }

  @AfterAll
  static void close() {
    BROWSER.close();
  }

  private static String page(String style, String main) {
    return "<!doctype html><html lang=\"en\"><head><style>body{color:#111;background:#fff}"
        + style
        + "</style></head><body><main>"
        + main
        + "<h1>Boots</h1><p>Acme made them.</p><div class=\"lid\"></div></main></body>";
  }

  private static String style(String style) {
    return page(style, LABELS);
  }

  /** What editors are told. */
  private static List<String> told(String html) {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
    RenderedPage page = new RenderedPage("page:a", "/a", "A", Locale.ENGLISH, html);
    return new LayoutCheck(Optional.of(BROWSER))
        .findings(page, "Ad / Werbung", Wording.DEFAULT).stream().map(Finding::message).toList();
  }

  private static String everywhere(String trouble) {
    return "At every width, on paper something is wrong with the label “Ad / Werbung”: it "
        + trouble;
  }

  /** Each hides the label, and how an editor is told of it. */
  static Stream<Arguments> hidden() {
    return Stream.of(
        arguments(".candor-labels{display:none}", "is not displayed"),
        arguments(".label-required{visibility:hidden}", "is invisible"),
        arguments("main{opacity:.5}", "is transparent"),
        arguments("main{filter:blur(4px)}", "is blurred or faded by a filter"),
        arguments(".candor-labels{content-visibility:hidden}", "is not displayed"),
        arguments(".candor-labels{clip-path:inset(50%)}", "is clipped"),
        arguments(".candor-labels{height:0;overflow:hidden}", "is clipped"),
        arguments(".candor-labels{position:absolute;clip:rect(0 0 0 0)}", "is clipped"),
        arguments(".candor-labels{text-indent:-999em}", "lies outside the page"),
        arguments(".candor-labels{position:absolute;left:-9999px}", "lies outside the page"),
        arguments(".candor-labels{position:absolute;top:-999px}", "lies outside the page"),
        arguments(".candor-labels{transform:scale(.01)}", "has no size"),
        arguments(".candor-labels{transform:scale(.5)}", "is smaller than 12 px"),
        arguments(".candor-labels{zoom:.5}", "is smaller than 12 px"),
        arguments(".label-required{font-size:9px}", "is smaller than 12 px"),
        arguments(".label-required{font-size:0}", "has no size"),
        arguments(
            ".candor-labels{margin-left:calc(100vw - 4em);white-space:nowrap}",
            "is cut off at the side"),
        arguments(".lid{position:fixed;inset:0;background:#fff}", "is covered"),
        arguments(".lid{position:fixed;inset:0;background:#fff;pointer-events:none}", "is covered"),
        arguments("main::before{content:'';position:fixed;inset:0;background:#fff}", "is covered"),
        arguments(
            ".candor-labels{margin-bottom:-60px}h1{background:#fff;position:relative}",
            "is covered"),
        arguments(
            "main{display:flex;flex-direction:column}.candor-labels{order:9}",
            "stands below the content"),
        arguments("@keyframes in{from{opacity:0}}main{animation:in 60s}", "is transparent"),
        arguments(
            "@keyframes out{to{opacity:0}}main{animation:out .1s 5s both}", "is transparent"));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void tellsHowAStyleHidesTheLabel(String style, String trouble) {
    assertThat(told(style(style))).as(style).containsExactly(everywhere(trouble));
  }

  @Test
  void seesPaleInkInAnyNotation() {
    for (String colour : List.of("#ccc", "rgb(204 204 204)", "oklch(0.845 0 0)", "#000a")) {
      List<String> told = told(style(".label-required{color:" + colour + "}"));
      assertThat(told).as(colour).hasSize(colour.equals("#000a") ? 0 : 1);
      assertThat(told).allMatch(text -> text.contains("its contrast is 1.6 to 1"));
    }
  }

  /** What a reader has to open first, and what never is on the page. */
  @Test
  void seesThatALabelIsBehindAControl() {
    assertThat(told(page("", "<details><summary>About</summary>" + LABELS + "</details>")))
        .containsExactly(everywhere("is behind a control"));
    assertThat(told(page("", "<div role=tabpanel hidden>" + LABELS + "</div>")))
        .containsExactly(everywhere("is behind a control"));
    assertThat(told(page("", "<dialog>" + LABELS + "</dialog>")))
        .containsExactly(everywhere("is behind a control"));
    assertThat(told(page("", "<div popover>" + LABELS + "</div>")))
        .containsExactly(everywhere("is behind a control"));
    assertThat(told(page("", "<div aria-hidden=true>" + LABELS + "</div>")))
        .containsExactly(everywhere("is hidden from screen readers"));
    assertThat(
            told(page("", "<script>document.currentScript.outerHTML = '" + LABELS + "'</script>")))
        .containsExactly(everywhere("is missing"));
    assertThat(told(page("", "<!--" + LABELS + "-->"))).containsExactly(everywhere("is missing"));
  }

  @Test
  void seesACookieLayerThatHidesThePage() {
    String layer = "<div class=\"layer\"><p>Cookies?</p><button>Yes</button></div>";
    assertThat(
            told(
                page(
                    ".layer{position:fixed;inset:0;background:rgba(0,0,0,.6);color:#fff}",
                    LABELS + layer)))
        .containsExactly(everywhere("is covered"));
    assertThat(told(page(".layer{position:fixed;inset:auto 0 0;background:#eee}", LABELS + layer)))
        .isEmpty();
  }

  /** No reason to refuse a page. */
  static Stream<Arguments> harmless() {
    return Stream.of(
        arguments("", LABELS),
        arguments("@keyframes in{from{opacity:0}}main{animation:in .3s both}", LABELS),
        arguments("main{transition:opacity 3s}@media (width<900px){main{opacity:.95}}", LABELS),
        arguments(".lid{position:fixed;inset:0;pointer-events:none}", LABELS),
        arguments(
            "main{position:relative}main::after{content:'';position:absolute;inset:0}", LABELS),
        arguments(".label-required{pointer-events:none}", LABELS),
        arguments("html{scroll-behavior:smooth}main{padding-top:3000px}", LABELS),
        arguments("html{color-scheme:dark}body{background:#111;color:#eee}", LABELS),
        arguments("html{color-scheme:dark}body{background:none;color:CanvasText}", LABELS),
        arguments("body{background:linear-gradient(#fff,#000)}", LABELS),
        arguments(
            ".skip{position:absolute;left:-9999px;top:0}",
            LABELS + "<a class=skip href=#a>Skip</a>"),
        arguments(
            "nav{position:absolute;top:0}main{padding-top:3em}",
            LABELS + "<nav><a href=/>Home</a></nav>"),
        arguments(
            "details>p{margin:1em}", "<details open><summary>x</summary>" + LABELS + "</details>"),
        arguments("body{direction:rtl}main{text-align:start}", LABELS),
        arguments("header{position:sticky;top:0;background:#eee}", LABELS));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void seesAPlainLabel(String style, String main) {
    assertThat(told(page(style, main))).isEmpty();
  }

  /** C4: also between the widths that settings name. */
  @Test
  void namesTheLayoutsThatHideTheLabel() {
    String off = "{ .candor-labels { display: none } }";
    String end = " something is wrong with the label “Ad / Werbung”: it is not displayed";
    assertThat(told(style("@media (min-width: 1300px) " + off)))
        .containsExactly("At 1300–1366 px" + end);
    assertThat(told(style("@media (30em <= width < 40em) " + off)))
        .containsExactly("At 480–639 px" + end);
    assertThat(told(style("@media (max-width: 600px) and (prefers-color-scheme: dark) " + off)))
        .containsExactly("At 320–600 px (dark)" + end);
    assertThat(told(style("@media (prefers-color-scheme: dark) " + off)))
        .containsExactly("At every width (dark)" + end);
    assertThat(told(style("@media (forced-colors: active) " + off)))
        .containsExactly("At every width (forced colours)" + end);
    assertThat(told(style("@media print " + off))).containsExactly("On paper" + end);
  }

  @Test
  void looksAtEveryLabelAndAtTheKeyOfLinks() {
    String two = LABELS + "<p class=link-key><span class=label-required>* paid link</span></p>";
    assertThat(told(page(".link-key{display:none}", two)))
        .containsExactly(everywhere("is not displayed").replace("Ad / Werbung", "* paid link"));
  }

  /** Writing that needs room above and below, and the other direction. */
  @Test
  void seesLabelsOfOtherWritings() {
    for (String label :
        List.of("โฆษณา", "Quảng cáo", "ໂຄສະນາ", "إعلان", "विज्ञापन", "Ad ".repeat(80).strip())) {
      String dir = label.equals("إعلان") ? "rtl" : "ltr";
      String html = page("", LABELS.replace("Ad / Werbung", label));
      assertThat(told(html.replace("<html", "<html dir=" + dir))).as(label).isEmpty();
    }
  }

  @Test
  void saysThatABrowserDoesNotStart() {
    for (String program : List.of("/nowhere/browser", "echo", "false")) {
      try (Browser broken = browser(program)) {
        assertThat(broken.state().kind()).isEqualTo(Browser.State.Kind.UNTRIED);
        LayoutCheck check = new LayoutCheck(Optional.of(broken));
        assertThat(
                check.findings(
                    new RenderedPage("", "/a", "A", Locale.ENGLISH, "<p>x"), "Ad", Wording.DEFAULT))
            .singleElement()
            .satisfies(
                finding -> {
                  assertThat(finding.severity()).isEqualTo(Severity.WARN);
                  assertThat(finding.code()).isEqualTo("layout.not-checked");
                  assertThat(finding.message()).contains("does not start");
                });
        assertThat(check.condition(Wording.DEFAULT).state()).isEqualTo("failed");
      }
    }
  }

  /** One that hangs is ended with all that it has started, and left alone for a while. */
  @Test
  void endsABrowserThatHangs(@TempDir Path folder) throws Exception {
    Path started = folder.resolve("started");
    Path program = folder.resolve("hangs");
    Files.writeString(
        program,
        "#!/bin/sh\necho x >> " + started + "\nsleep 1000 &\necho $! > " + folder + "/pid\nwait\n");
    assumeTrue(program.toFile().setExecutable(true));
    Browser hangs =
        new Browser(
            program.toString(),
            List.of(),
            List.of(320),
            "http://127.0.0.1:9",
            Duration.ofSeconds(2),
            Packs.JSON);
    try (hangs) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> hangs.look("<p>x", "/"))
            .isInstanceOf(Chromium.Failure.class)
            .hasMessageContaining("did not answer in time");
      }
    }
    assertThat(started).hasContent("x");
    long child = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    Waiting.until(
        "what the browser had started is ended",
        Duration.ofSeconds(60),
        () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void saysThatAStyleSheetIsNotFound() {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
    try (Browser own = browser(CHROMIUM.toString())) {
      assertThatThrownBy(
              () -> own.look("<link rel=stylesheet href=/theme.css>" + LABELS, "/stories/a"))
          .isInstanceOf(Chromium.Failure.class)
          .hasMessageContaining("did not find the style sheet http://127.0.0.1:9/theme.css");
    }
  }

  /** Where settings name no browser, nothing is started and nothing is said. */
  @Test
  void isOffWithoutASetting() {
    LayoutCheck off = new LayoutCheck(Optional.empty());
    RenderedPage page = new RenderedPage("page:a", "/a", "A", Locale.ENGLISH, "<p>x");
    assertThat(off.findings(page, "Ad", Wording.DEFAULT)).isEmpty();
    assertThat(off.condition(Wording.DEFAULT).state()).isEqualTo("off");
  }
}
