// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.json.Json;
import org.candorcms.disclosure.check.RuleChecker;
import org.candorcms.disclosure.packs.Packs;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.registry.Tie;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C3: what the links of content carry once a tie is recorded. */
class MarkedLinksTest {
  private static final Json JSON = org.candorcms.disclosure.rules.Packs.JSON;
  private static final String TEXT =
      "<h2>Boots</h2><ul><li>Dry: <a href=\"https://www.amazon.de/dp/B1?tag=ada-21\""
          + " rel=\"noopener noreferrer\">these</a></li></ul>"
          + "<p>From <a title=\"a > b\" rel=sponsored href=\"https://shop.example/x\">a shop</a>,"
          + " not <a href=\"https://news.example/\">the news</a>.</p>";

  private final EmbeddedStore store = EmbeddedStore.of("disclosure");
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-03T10:00:00Z"), ZoneOffset.UTC);
  private final Registry registry = new Registry(store, tags -> {}, clock);
  private final Packs packs = new Packs(store, tags -> {}, clock, JSON);
  private final PageLabels labels =
      new PageLabels(registry, packs, new RuleChecker(packs, JSON), clock, List.of("DE"));
  private final MarkedLinks links = new MarkedLinks(labels, registry, packs);

  @AfterEach
  void close() {
    store.close();
  }

  private void tie(Connection kind, Optional<LocalDate> to) {
    registry.save(
        new Tie(
            "r1",
            kind,
            "",
            "",
            "",
            "Acme",
            Optional.empty(),
            to,
            List.of("page:boots"),
            List.of(),
            "",
            0));
  }

  private String marked(String html, Locale language) {
    return links.marked("page:boots", language, SafeHtml.trusted(html)).value();
  }

  @Test
  void leavesLinksAloneUntilATieIsRecorded() {
    assertThat(marked(TEXT, Locale.GERMAN)).isEqualTo(TEXT);
    tie(Connection.GIFTED, Optional.empty());
    assertThat(marked(TEXT, Locale.GERMAN)).isEqualTo(TEXT);
    tie(Connection.AFFILIATE, Optional.of(LocalDate.now(clock).minusDays(900)));
    assertThat(marked(TEXT, Locale.GERMAN)).isEqualTo(TEXT);
    tie(Connection.AFFILIATE, Optional.empty());
    assertThat(links.marked("page:other", Locale.GERMAN, SafeHtml.trusted(TEXT)).value())
        .isEqualTo(TEXT);
  }

  @Test
  void givesRelMarkerAndKeyToCommercialLinksOnly() {
    tie(Connection.AFFILIATE, Optional.empty());
    String marked = marked(TEXT, Locale.GERMAN);
    assertThat(marked)
        .contains(
            "<a href=\"https://www.amazon.de/dp/B1?tag=ada-21\" rel=\"sponsored nofollow noopener"
                + " noreferrer\">these</a><span class=\"label-required\">*</span></li>")
        .contains(
            "<a title=\"a > b\" rel=\"sponsored nofollow\" href=\"https://shop.example/x\">a"
                + " shop</a><span class=\"label-required\">*</span>,")
        .contains("<a href=\"https://news.example/\">the news</a>.")
        .containsSubsequence(
            "</h2><p class=\"link-key\"><span class=\"label-required\" lang=\"de\">* ", "<ul>")
        .containsOnlyOnce("link-key");
    assertThat(marked(marked, Locale.GERMAN)).as("a second time").isEqualTo(marked);
    assertThat(
            labels
                .check(
                    "page:boots",
                    "<p>Werbung</p>" + marked,
                    Locale.GERMAN,
                    packs.inForce(),
                    Set.of())
                .findings())
        .isEmpty();
  }

  @Test
  void explainsTheMarkerInTheLanguageOfThePage() {
    tie(Connection.AFFILIATE, Optional.empty());
    assertThat(marked(TEXT, Locale.ENGLISH)).contains("lang=\"en\">* ");
  }

  @Test
  void keepsTheTextOfHostileLinks() {
    tie(Connection.AFFILIATE, Optional.empty());
    String text =
        "<p><a href=\"https://amzn.to/&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">&lt;b&gt;</a>";
    assertThat(marked(text, Locale.GERMAN))
        .contains(text.substring("<p><a ".length(), text.length()))
        .doesNotContain("<img", "<b>");
  }
}
