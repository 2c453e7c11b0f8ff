// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.Json;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.check.RuleChecker;
import org.candorcms.disclosure.packs.Packs;
import org.candorcms.disclosure.proof.Publication;
import org.candorcms.disclosure.proof.Records;
import org.candorcms.disclosure.proof.Signer;
import org.candorcms.disclosure.registry.Creator;
import org.candorcms.disclosure.registry.CreatorData;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.registry.Tie;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Wording;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry, labels, packs and records together, on the real schema. */
class SiteDisclosureTest {
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
  private static final Json JSON = org.candorcms.disclosure.rules.Packs.JSON;

  @TempDir Path folder;

  private final EmbeddedStore store = EmbeddedStore.of("disclosure");
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final List<String> invalidated = new ArrayList<>();
  private final CacheTags tags = invalidated::addAll;
  private final Registry registry = new Registry(store, tags, clock);
  private final Packs packs = new Packs(store, tags, clock, JSON);
  private final PageLabels labels =
      new PageLabels(registry, packs, new RuleChecker(packs, JSON), clock, List.of());

  @AfterEach
  void close() {
    store.close();
  }

  private void relation(String id, Connection kind, Optional<LocalDate> to, String... scope) {
    registry.save(
        new Creator(
            "ada",
            "Ada",
            Optional.empty(),
            Optional.of("Ada@Example.org"),
            List.of("UK", "DE"),
            0));
    registry.save(
        new Tie(
            id,
            kind,
            "ada",
            "",
            "",
            "Acme",
            Optional.empty(),
            to,
            List.of(scope),
            List.of(),
            "",
            0));
  }

  private List<String> label(String id, Locale language) {
    return labels.labels(Set.of(id), language).getOrDefault(id, List.of());
  }

  @Test
  void labelsWhatARelationCoversAndNothingElse() {
    assertThat(label("page:boots", Locale.ENGLISH)).isEmpty();
    relation("r1", Connection.GIFTED, Optional.empty(), "page:boots", "help.article:kettle-*");
    assertThat(invalidated).contains(ContentLabel.TAG);
    assertThat(label("page:boots", Locale.ENGLISH)).singleElement().asString().contains("Ad");
    assertThat(label("help.article:kettle-care", Locale.GERMAN))
        .singleElement()
        .asString()
        .contains("Werbung");
    assertThat(label("page:other", Locale.ENGLISH)).isEmpty();
  }

  /** C1: content may address others than its creator and the site do. */
  @Test
  void asksTheRulesOfTheReadersThatContentAddresses() {
    relation("r1", Connection.PAID, Optional.empty(), "page:boots");
    assertThat(labels.audiences("page:boots", packs.inForce())).containsExactly("UK", "DE");
    registry.save(
        new Tie(
            "r1",
            Connection.PAID,
            "ada",
            "",
            "",
            "Acme",
            Optional.empty(),
            Optional.empty(),
            List.of("page:boots"),
            List.of("ES", "XX"),
            "",
            0));
    assertThat(labels.audiences("page:boots", packs.inForce())).containsExactly("ES");
    assertThat(label("page:boots", Locale.forLanguageTag("es"))).containsExactly("Publicidad");
    assertThat(registry.relation("r1").orElseThrow().audiences()).containsExactly("ES", "XX");
  }

  @Test
  void warnsWhereATiedBrandIsNamedOutsideTheScopeOfItsTie() {
    relation("r1", Connection.GIFTED, Optional.empty(), "page:boots");
    String html = "<main><p>Nothing.</p><p>We wore\nboots by <b>ACME</b> again.</p></main>";
    List<Finding> found =
        labels.uncovered("page:other", html, Locale.ENGLISH, Set.of(), Wording.DEFAULT);
    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("relation.out-of-scope");
              assertThat(finding.severity()).isEqualTo(Severity.WARN);
              assertThat(finding.message()).contains("Acme", "Ada", "Product for free");
              assertThat(finding.at().line()).isEqualTo(2);
            });
    assertThat(
            labels.uncovered(
                "page:other", html, Locale.ENGLISH, Set.of(found.get(0).key()), Wording.DEFAULT))
        .isEmpty();
    assertThat(labels.uncovered("page:boots", html, Locale.ENGLISH, Set.of(), Wording.DEFAULT))
        .isEmpty();
    assertThat(
            labels.uncovered(
                "page:other",
                "<p>Pacmen and <a title=Acme>x",
                Locale.ENGLISH,
                Set.of(),
                Wording.DEFAULT))
        .isEmpty();
    relation("r1", Connection.GIFTED, Optional.of(LocalDate.now(clock).minusDays(1)), "page:a");
    assertThat(labels.uncovered("page:other", html, Locale.ENGLISH, Set.of(), Wording.DEFAULT))
        .isEmpty();
  }

  /** C2: who types a label at the end says that there is a tie, and labels too late. */
  @Test
  void blocksALabelTypedAtTheEndWhereTheTieIsRecordedElsewhere() {
    relation("r1", Connection.PAID, Optional.empty(), "page:boots");
    String html = "<main><p>Boots by Acme.</p>\n<p>They are warm.</p>\n<p>%s</p></main>";
    assertThat(found(html.formatted("Ad / Werbung")))
        .containsExactlyInAnyOrder("relation.out-of-scope", "label.late", "label.late");
    assertThat(
            labels.uncovered(
                "page:other", html.formatted("Ad"), Locale.ENGLISH, Set.of(), Wording.DEFAULT))
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("label.late");
              assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
              assertThat(finding.message()).contains("(line 1)", "(line 3)");
            });
    assertThat(found(html.formatted("They are brown."))).containsExactly("relation.out-of-scope");
    assertThat(found("<main><p>Ad / Werbung</p><p>Boots by Acme.</p></main>"))
        .containsExactly("relation.out-of-scope");
  }

  private List<String> found(String html) {
    return labels.uncovered("page:other", html, Locale.ENGLISH, Set.of(), Wording.DEFAULT).stream()
        .map(Finding::code)
        .toList();
  }

  @Test
  void looksBackAfterTheEndOfARelation() {
    LocalDate today = LocalDate.now(clock);
    relation("r1", Connection.PAID, Optional.of(today.minusDays(200)), "page:recent");
    relation("r2", Connection.PAID, Optional.of(today.minusDays(400)), "page:old");
    assertThat(label("page:recent", Locale.ENGLISH)).isNotEmpty();
    assertThat(label("page:old", Locale.ENGLISH)).isEmpty();
  }

  @Test
  void knowsABrandByItsNameAndKeepsItWhileItIsNeeded() {
    relation("r1", Connection.PAID, Optional.empty(), "page:a");
    relation("r2", Connection.GIFTED, Optional.empty(), "page:b");
    assertThat(registry.brandCount()).isEqualTo(1);
    String brand = registry.relation("r1").orElseThrow().brand();
    assertThatThrownBy(() -> registry.deleteBrand(brand)).isInstanceOf(Refused.class);
    assertThat(registry.named("ACME").name()).isEqualTo("Acme");
  }

  @Test
  void forgetsACreatorButNotTheLabel() {
    relation("r1", Connection.PAID, Optional.empty(), "page:a");
    CreatorData data = new CreatorData(registry);
    assertThat(data.export("ada@example.org")).containsKeys("creators", "relations");
    assertThat(data.erase("ada@example.org")).isEqualTo(1);
    assertThat(data.erase("ada@example.org")).isZero();
    assertThat(data.export("ada@example.org")).isEmpty();
    assertThat(registry.creator("ada").orElseThrow().name()).doesNotContain("Ada");
    assertThat(label("page:a", Locale.ENGLISH)).isNotEmpty();
  }

  @Test
  void switchesAPackAndBack() {
    Packs.Installed newest =
        packs.all().stream()
            .filter(installed -> installed.pack().jurisdiction().equals("FR"))
            .findFirst()
            .orElseThrow();
    LocalDate today = LocalDate.now(clock);
    String edition = newest.pack().edition();
    assertThat(packs.inForce().pack("FR", today).orElseThrow().edition()).isEqualTo(edition);
    packs.turn(edition, false, "ada");
    assertThat(packs.inForce().pack("FR", today).orElseThrow().edition()).isNotEqualTo(edition);
    assertThat(packs.after(edition, true).pack("FR", today).orElseThrow().edition())
        .isEqualTo(edition);
    packs.turn(edition, true, "ada");
    assertThat(packs.inForce().pack("FR", today).orElseThrow().edition()).isEqualTo(edition);
    assertThatThrownBy(() -> packs.install("{\"id\":\"x\"}", "ada"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void chainsRecordsAndFindsThatOfAMoment() {
    PluginFiles files =
        new PluginFiles() {
          @Override
          public Path folder(String name) {
            return folder;
          }

          @Override
          public Optional<Path> demo(String name) {
            return Optional.empty();
          }
        };
    Records records = new Records(store, new Signer(files), JSON, clock);
    Records.Proof first = records.add(publication("/a", "<p>One"));
    Records.Proof second = records.add(publication("/a", "<p>Two"));
    assertThat(second.record().get("previous")).isEqualTo(first.hash());
    assertThat(records.at("/a", NOW).orElseThrow().html()).hasValue("<p>Two");
    assertThat(records.at("/a", NOW.minusSeconds(1))).isEmpty();
    assertThat(records.knows(publication("/a", "<p>Two"))).isTrue();
    assertThat(records.knows(publication("/a", "<p>One"))).isFalse();
    assertThat(records.chain(0, 10)).hasSize(2);
    assertThat(new Signer(files).publicKey()).isEqualTo(records.publicKey());
  }

  private static Publication publication(String path, String html) {
    return new Publication(
        "published",
        path,
        "page:a",
        "de",
        "Werbung",
        List.of("DE"),
        List.of("de-2022-05@1"),
        List.of("paid Acme"),
        0,
        0,
        html);
  }

  @Test
  void remembersFalseAlarmsAndGoesOnWithAWalk() {
    PageReports reports = new PageReports(store, JSON, clock);
    reports.dismiss("page:a", "link.rel~1", "It is our own shop", "ada");
    assertThat(reports.of("page:a")).containsExactly("link.rel~1");
    assertThat(reports.of("page:b")).isEmpty();
    assertThat(reports.restore("page:a", "link.rel~1")).isTrue();

    SortedSet<String> paths = new TreeSet<>(Set.of("/a", "/b", "/c"));
    PageReports.Walk walk = new PageReports.Walk("run", "", 0, 3, 0, NOW, Optional.empty());
    reports.save(walk);
    RenderedPage page = new RenderedPage("page:a", "/a", "A", Locale.ENGLISH, "<p>A");
    PageReport report =
        new PageReport(page, "Ad", List.of(), List.of("UK"), List.of("uk@1"), List.of("paid Acme"));
    reports.save(
        report, Optional.of(new PageReports.Walk("run", "/a", 1, 3, 0, NOW, Optional.empty())));
    PageReports.Walk cut = reports.walk().orElseThrow();
    assertThat(paths.tailSet(cut.after() + '\0')).containsExactly("/b", "/c");
    assertThat(reports.list(PageReports.Filter.LABELLED, "", 10))
        .extracting(PageReports.Stored::path)
        .containsExactly("/a");
    assertThat(reports.count(PageReports.Filter.BLOCKED)).isZero();
  }

  @Test
  void blanksWhatIsNotContentAndKeepsOffsets() {
    String html = "<nav>Acme</nav>\n<main id=\"c\"><p>Acme</p></main><footer>Acme";
    String content = Reporter.content(html);
    assertThat(content).hasSameSizeAs(html);
    assertThat(content.indexOf("Acme")).isEqualTo(html.indexOf("Acme", 10));
    assertThat(content.strip()).endsWith("</main>");
    String hero = "<div class=\"hero\"><h1>Acme</h1></div>";
    assertThat(Reporter.content("<nav>x</nav>" + hero + "<main><p>y</main>"))
        .isEqualTo("            " + hero + "<main><p>y</main>");
    String policy = "<section data-disclosure-explains class=\"a\"><p>Product for free</section>";
    assertThat(Reporter.content("<main><p>a" + policy + "<p>b</main>"))
        .isEqualTo("<main><p>a" + " ".repeat(policy.length()) + "<p>b</main>");
    assertThat(Map.of("x", Reporter.content("<p>x"))).containsEntry("x", "<p>x");
  }
}
