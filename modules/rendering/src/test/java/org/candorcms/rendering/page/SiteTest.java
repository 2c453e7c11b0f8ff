// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.Placement;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SiteTest {
  record Model(String text) {}

  record Greeting(@Label("Name") @Help("Whom to greet") String name) {}

  static class GreetingWidget implements Widget<Greeting> {
    record Params(int page, Optional<String> q) {}

    final AtomicInteger calls = new AtomicInteger();

    @Override
    public View render(Greeting settings, RenderContext context) {
      calls.incrementAndGet();
      int page = context.params(Params.class).page();
      return View.of("greet/hello", new Model(settings.name() + " " + page))
          .tagged("greet")
          .withJsonLd(Map.of("@type", "Thing", "name", "</script><script>alert(1)"));
    }
  }

  private static final Map<String, String> FILES =
      Map.of("templates/greet/hello.hbs", "<p class=\"greet\">Hello {{text}}</p>");

  private final SiteFixture site = new SiteFixture();

  @AfterEach
  void close() {
    site.close();
  }

  private static PageSource showing(String type, Map<String, Object> settings) {
    return request ->
        Page.of("Title <1>", Locale.ENGLISH, "page")
            .with("main", new Placement("a", type, settings));
  }

  @Test
  void writesLabelsOnPageAndCardsAndKeepsThemVisible() {
    site.assembly.labels().add((ids, language) -> Map.of("page:a", List.of("Werbung & mehr")));
    PageSource source =
        request ->
            Page.of("Boots", Locale.GERMAN, "page")
                .describedAs("Warm.")
                .about("page:a")
                .with("main", View.nothing());
    site.page("/", source, FILES);
    String html = SiteFixture.text(site.get("/"));
    assertThat(html)
        .containsSubsequence(
            "<main ", "<strong class=\"label-required\">Werbung &amp; mehr</strong>", "<h1")
        .contains("<meta property=\"og:title\" content=\"Werbung &amp; mehr · Boots\">")
        .contains("<meta name=\"description\" content=\"Werbung &amp; mehr · Warm.\">");
    assertThat(html.split("rel=\"stylesheet\"", 3)[1])
        .containsPattern("^ href=\"[^\"]+/label.css\"");
    assertThat(site.assembly.rendered("/", "").orElseThrow().html())
        .isEqualTo(html.replace("http://test.example", "http://localhost"));
    assertThat(site.assembly.rendered("/", "").orElseThrow().contentId()).isEqualTo("page:a");
  }

  @Test
  void tellsSourcesWhetherAVisitorAskedAndStillReusesThePage() {
    List<Boolean> asked = new ArrayList<>();
    PageSource source =
        request -> {
          asked.add(request.visited());
          return Page.of("Boots", Locale.ENGLISH, "page").with("main", View.nothing());
        };
    site.page("/", source, FILES);
    assertThat(site.assembly.rendered("/", "")).isPresent();
    site.get("/", new Visitor("192.0.2.1"));
    site.get("/", new Visitor("192.0.2.2"));
    assertThat(asked).containsExactly(false, true);
  }

  @Test
  void showsPageWithWidgetInTheFrameOfTheTheme() {
    site.page("/", showing("greet.hello", Map.of("name", "<b>")), FILES)
        .widget("greet.hello", new GreetingWidget(), FILES);
    Answer answer = site.get("/");
    String html = SiteFixture.text(answer);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(html)
        .startsWith("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">")
        .contains("<title>Title &lt;1&gt;</title>")
        .contains("<p class=\"greet\">Hello &lt;b&gt; 0</p>")
        .contains("<link rel=\"canonical\" href=\"http://test.example/\">")
        .contains("\\u003c/script\\u003e")
        .containsOnlyOnce("application/ld+json");
    assertThat(answer.headers().get("Link")).contains("rel=preload; as=style");
    assertThat(answer.headers().get("Cache-Control")).isEqualTo(Answer.REVALIDATE);
  }

  @Test
  void cachesByDeclaredParametersOnly() {
    GreetingWidget widget = new GreetingWidget();
    site.page("/", showing("greet.hello", Map.of("name", "Ann")), FILES)
        .widget("greet.hello", widget, FILES);
    site.get("/x");
    site.get("/x?utm_source=mail");
    assertThat(widget.calls).hasValue(1);
    assertThat(SiteFixture.text(site.get("/x?page=2"))).contains("Hello Ann 2");
    assertThat(SiteFixture.text(site.get("/x?page=2&utm=1"))).contains("Hello Ann 2");
    assertThat(widget.calls).hasValue(2);
    assertThat(SiteFixture.text(site.get("/x?page=no"))).contains("Hello Ann 0");
    int before = widget.calls.get();
    site.assembly.invalidate(List.of("greet"));
    site.get("/x");
    assertThat(widget.calls).hasValue(before + 1);
  }

  @Test
  void pageDependsOnParametersOfWidgetsThatCameFromTheCache() {
    site.page("/", showing("greet.hello", Map.of("name", "Ann")), FILES)
        .widget("greet.hello", new GreetingWidget(), FILES);
    site.get("/one");
    assertThat(SiteFixture.text(site.get("/two"))).contains("Ann 0");
    assertThat(SiteFixture.text(site.get("/two?page=7"))).contains("Ann 7");
  }

  @Test
  void fragmentStandsAlone() {
    site.widget("greet.hello", new GreetingWidget(), FILES);
    Answer answer = site.get("/fragments/greet.hello?name=Ann&page=3&lang=ar");
    assertThat(SiteFixture.text(answer))
        .contains("lang=\"ar\" dir=\"rtl\"")
        .contains("data-parameters=\"page q\"")
        .contains("Hello Ann 3")
        .contains("application/ld+json")
        .contains("http://test.example/assets/");
    assertThat(answer.headers())
        .containsEntry("Access-Control-Allow-Origin", "*")
        .containsEntry("Cache-Control", "public, max-age=30, stale-while-revalidate=30");
    assertThat(SiteFixture.text(site.get("/fragments/greet.hello?name=Ann&page=")))
        .as("a plain form where nothing was chosen")
        .contains("Hello Ann 0");
    assertThatThrownBy(() -> site.get("/fragments/greet.hello?name=Ann&nmae=Bob"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.errors()).extracting(FieldError::pointer).containsExactly("nmae"));
    assertThatThrownBy(() -> site.get("/fragments/greet.hello?name=Ann&page=x"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(400));
    assertThatThrownBy(() -> site.get("/fragments/no.such"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(404));
  }

  @Test
  void fragmentIsKeptUntilItsTagChanges() {
    GreetingWidget widget = new GreetingWidget();
    site.widget("greet.hello", widget, FILES);
    Answer first = site.get("/fragments/greet.hello?name=Ann");
    assertThat(site.get("/fragments/greet.hello?name=Ann").body()).isEqualTo(first.body());
    assertThat(SiteFixture.text(site.get("/fragments/greet.hello?name=Bob"))).contains("Bob");
    assertThat(widget.calls).hasValue(2);
    site.assembly.invalidate(List.of("greet"));
    site.get("/fragments/greet.hello?name=Ann");
    assertThat(widget.calls).hasValue(3);
  }

  @Test
  void describesWidgetsInTheLanguageOfTheEditor() {
    site.widget(
        "greet.hello",
        new GreetingWidget(),
        Map.of(
            "messages/greet_vi.properties",
            "widget.greet.hello.title=Lời chào\nsetting.greet.hello.name=Tên\n"));
    Map<String, Object> vi =
        site.assembly
            .describeWidgets(List.of(Locale.GERMAN, Locale.forLanguageTag("vi-VN")))
            .get(0);
    assertThat(vi).containsEntry("title", "Lời chào");
    assertThat(String.valueOf(vi.get("schema"))).contains("title=Tên", "description=Whom to greet");
    Map<String, Object> en =
        site.assembly.describeWidgets(List.of(Locale.UK, Locale.forLanguageTag("vi"))).get(0);
    assertThat(en.get("title")).isNotEqualTo("Lời chào");
    assertThat(String.valueOf(en.get("schema"))).contains("title=Name");
  }

  @Test
  void navigationIsGatheredOnceUntilItsTagChanges() {
    AtomicInteger gathered = new AtomicInteger();
    site.page(
        "/",
        new PageSource() {
          @Override
          public PageResult page(PageRequest request) {
            return Page.of("Boots", Locale.ENGLISH, "page").with("main", View.nothing());
          }

          @Override
          public List<Link> navigation(Locale language) {
            return List.of(new Link("Boots " + gathered.incrementAndGet(), "/boots"));
          }
        },
        FILES);
    assertThat(SiteFixture.text(site.get("/one"))).contains("Boots 1");
    assertThat(SiteFixture.text(site.get("/two"))).contains("Boots 1");
    site.assembly.invalidate(List.of("navigation"));
    assertThat(SiteFixture.text(site.get("/one"))).contains("Boots 2");
  }

  @Test
  void formsOfAFragmentReturnToTheSameWidget() {
    site.widget(
        "greet.hello",
        new GreetingWidget(),
        Map.of("templates/greet/hello.hbs", "<i data-back=\"{{here}}\">{{text}}</i>"));
    Answer answer = site.get("/fragments/greet.hello?name=Ann&page=3&lang=ar&form=x&ok=y");
    assertThat(SiteFixture.text(answer))
        .contains("data-back=\"/fragments/greet.hello?name=Ann&amp;page=3&amp;lang=ar\"");
  }

  @Test
  void campaignsLeaveTheAddressOfThePage() {
    site.page("/", showing("greet.hello", Map.of("name", "Ann")), FILES)
        .widget(
            "greet.hello",
            new GreetingWidget(),
            Map.of("templates/greet/hello.hbs", "<i data-back=\"{{here}}\">{{text}}</i>"));
    assertThat(SiteFixture.text(site.get("/?stars=5&utm_source=mail&gclid=1")))
        .contains("data-back=\"/?stars=5\"");
  }

  static final class FailingWidget implements Widget<Greeting> {
    record Params(Optional<String> only) {}

    final AtomicInteger calls = new AtomicInteger();
    volatile Error error = new StackOverflowError();
    volatile boolean well;

    @Override
    public View render(Greeting settings, RenderContext context) {
      calls.incrementAndGet();
      if (!well) {
        throw error;
      }
      return View.of("greet/hello", new Model("fine")).reusableFor(java.time.Duration.ofSeconds(1));
    }
  }

  @Test
  void failingWidgetRestsAndComesBack() {
    FailingWidget widget = new FailingWidget();
    site.page("/", showing("greet.bad", Map.of("name", "x")), FILES)
        .widget("greet.bad", widget, FILES);
    for (int i = 0; i < 7; i++) {
      Answer answer = site.get("/");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().get("Cache-Control")).isEqualTo(Answer.PRIVATE);
      widget.error = new NoClassDefFoundError("gone");
    }
    assertThat(widget.calls).hasValue(5);
    widget.well = true;
    site.clock.now = site.clock.now.plusSeconds(31);
    assertThat(SiteFixture.text(site.get("/"))).contains("Hello fine");
    widget.well = false;
    site.clock.now = site.clock.now.plusSeconds(31);
    assertThat(SiteFixture.text(site.get("/"))).as("last good output").contains("Hello fine");
    assertThat(SiteFixture.text(site.get("/?only=new")))
        .as("the whole, where there is nothing for these parameters")
        .contains("Hello fine");
  }

  @Test
  void neverShowsWhatSomebodyElseFiltered() {
    FailingWidget widget = new FailingWidget();
    site.page("/", showing("greet.bad", Map.of("name", "x")), FILES)
        .widget("greet.bad", widget, FILES);
    widget.well = true;
    assertThat(SiteFixture.text(site.get("/?only=old"))).contains("Hello fine");
    widget.well = false;
    site.clock.now = site.clock.now.plusSeconds(31);
    assertThat(SiteFixture.text(site.get("/?only=old"))).contains("Hello fine");
    assertThat(SiteFixture.text(site.get("/?only=new"))).doesNotContain("Hello fine");
    assertThat(SiteFixture.text(site.get("/"))).doesNotContain("Hello fine");
  }

  static final class HangingWidget implements Widget<Greeting> {
    final CountDownLatch end = new CountDownLatch(1);

    @Override
    public View render(Greeting settings, RenderContext context) {
      boolean waiting = true;
      while (waiting) {
        try {
          end.await();
          waiting = false;
        } catch (InterruptedException e) {
          waiting = true;
        }
      }
      return View.nothing();
    }
  }

  @Test
  void hangingWidgetLeavesItsPlaceEmpty() {
    HangingWidget widget = new HangingWidget();
    site.limit = java.time.Duration.ofMillis(5);
    site.page("/", showing("greet.hang", Map.of("name", "x")), FILES)
        .widget("greet.hang", widget, FILES);
    assertThat(SiteFixture.text(site.get("/")))
        .contains("<div class=\"widget-empty\" data-widget=\"greet.hang\" hidden></div>");
    widget.end.countDown();
  }

  @Test
  void refusesEndlessOutput() {
    Map<String, String> files = Map.of("templates/greet/loop.hbs", "aaaaaaaa{{> greet/loop}}");
    Widget<Greeting> widget =
        new Widget<>() {
          @Override
          public View render(Greeting settings, RenderContext context) {
            return View.of("greet/loop", new Model(""));
          }
        };
    site.page("/", showing("greet.loop", Map.of("name", "x")), files)
        .widget("greet.loop", widget, files);
    assertThat(site.get("/").status()).isEqualTo(200);
  }

  @Test
  void answersWhatIsMissingInTheFrame() {
    site.page("/help", request -> PageResult.missing(), FILES);
    Answer answer = site.get("/help/vi/nothing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(SiteFixture.text(answer)).contains("lang=\"vi\"").contains("noindex");
    assertThat(site.get("/elsewhere").status()).isEqualTo(404);
    assertThat(site.get("/a//b").status()).isEqualTo(404);
  }

  @Test
  void longestPrefixWinsAndFailureIsContained() {
    site.page("/", request -> Page.of("Root", Locale.ENGLISH, "page"), FILES)
        .page(
            "/help",
            request -> {
              throw new StackOverflowError();
            },
            FILES);
    assertThat(site.get("/help/x").status()).isEqualTo(500);
    assertThat(SiteFixture.text(site.get("/helpful"))).contains("Root");
  }

  @Test
  void redirects() {
    site.page("/help", request -> PageResult.moved("//evil.example/x"), FILES);
    assertThat(site.get("/help/x").headers()).containsEntry("Location", "/evil.example/x");
    assertThat(site.get("/help/").headers()).containsEntry("Location", "/help");
    assertThat(site.get("/help/").status()).isEqualTo(301);
  }

  @Test
  void tellsLanguagesAndBreadcrumbs() {
    site.page(
        "/",
        request ->
            Page.of("Refunds", Locale.ENGLISH, "article")
                .withHead(
                    new Page.Head(
                        "About refunds",
                        "/help/en/refunds",
                        Map.of(
                            Locale.ENGLISH,
                            "/help/en/refunds",
                            Locale.forLanguageTag("vi"),
                            "/help/vi/hoan-tien"),
                        List.of(new Link("Help", "/help")),
                        "article",
                        "",
                        null,
                        true,
                        java.time.Duration.ofMinutes(1),
                        "help")),
        FILES);
    assertThat(SiteFixture.text(site.get("/help/en/refunds")))
        .contains("hreflang=\"vi\" href=\"http://test.example/help/vi/hoan-tien\"")
        .contains("hreflang=\"x-default\" href=\"http://test.example/help/en/refunds\"")
        .contains("Tiếng Việt")
        .contains("\"@type\":\"BreadcrumbList\"")
        .contains("/feeds/help.atom");
  }

  record Note(String text) {}

  static final class NoteForm implements FormHandler<Note> {
    @Override
    public FormResult submit(Note form, RenderContext context) {
      return FormResult.accepted("note.thanks");
    }
  }

  static final class NotePage implements PageSource {
    @Override
    public PageResult page(PageRequest request) {
      FormResult none = FormResult.accepted("none");
      FormResult result = request.formResult("greet.note").orElse(none);
      return Page.of(
          result.messageKey() + result.values().getOrDefault("txt", ""), Locale.ENGLISH, "page");
    }
  }

  @Test
  void takesFormsAndLeadsBackWithinTheSite() {
    site.page("/", new NotePage(), FILES).form("greet.note", new NoteForm());
    Site taken = site.assembly.site();
    Answer good =
        taken.submit(
            "greet.note",
            Sent.of(Map.of("text", List.of("hi"), "return", List.of("/page?a=1"))),
            site.call("/forms/greet.note"));
    assertThat(good.status()).isEqualTo(303);
    String location = String.valueOf(good.headers().get("Location"));
    assertThat(location).startsWith("/page?a=1&form=greet.note&ok=note.thanks");
    Answer shown = site.get(location);
    assertThat(SiteFixture.text(shown)).contains("note.thanks");
    assertThat(shown.headers()).containsEntry("Cache-Control", Answer.PRIVATE);
    assertThat(SiteFixture.text(site.get(location.replace("note.thanks", "note.other"))))
        .contains("<title>none");
    Answer bad =
        taken.submit(
            "greet.note",
            Sent.of(Map.of("txt", List.of("kept"), "return", List.of("/page"))),
            site.call("/forms/greet.note"));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(SiteFixture.text(bad)).contains("form.invalidkept");
    assertThat(
            taken
                .submit(
                    "greet.note",
                    Sent.of(Map.of("text", List.of("hi"), "return", List.of("/page#r-1"))),
                    site.call("/forms/greet.note"))
                .headers()
                .get("Location"))
        .startsWith("/page?form=")
        .endsWith("#r-1");
    for (String evil : List.of("//evil.example", "https://evil.example", "/\\evil.example", "")) {
      assertThat(
              taken
                  .submit(
                      "greet.note",
                      Sent.of(Map.of("text", List.of("hi"), "return", List.of(evil))),
                      site.call("/forms/greet.note"))
                  .headers()
                  .get("Location"))
          .startsWith("/?form=");
    }
  }

  @Test
  void servesAssetsAtHashedAddressesAndLeadsToThem() {
    Map<String, String> files = Map.of("assets/greet/a.css", "p{}", "templates/x.hbs", "");
    site.assembly.addPlugin(files, org.candorcms.rendering.template.Resources.of("p", files));
    Answer moved = site.get("/assets/-/p/greet/a.css");
    assertThat(moved.status()).isEqualTo(302);
    String current = String.valueOf(moved.headers().get("Location"));
    Answer found = site.get(current);
    assertThat(SiteFixture.text(found)).isEqualTo("p{}");
    assertThat(found.headers().get("Cache-Control")).contains("immutable");
    site.assembly.removePlugin(files);
    assertThat(site.get(current).status()).isEqualTo(200);
    site.clock.now = site.clock.now.plusSeconds(61);
    assertThat(site.get(current).status()).isEqualTo(404);
    assertThat(site.get("/assets/-/p/../../pom.xml").status()).isEqualTo(404);
  }

  @Test
  void describesItselfToRobots() {
    site.page("/", new NotePage(), FILES);
    assertThat(SiteFixture.text(site.get("/robots.txt")))
        .contains("Sitemap: http://test.example/sitemap.xml");
    assertThat(SiteFixture.text(site.get("/sitemap.xml"))).contains("<urlset");
    assertThat(site.get("/sitemap-2.xml").status()).isEqualTo(404);
    assertThat(site.get("/favicon.svg").status()).isEqualTo(200);
    assertThat(site.get("/embed.js").status()).isEqualTo(200);
  }
}
