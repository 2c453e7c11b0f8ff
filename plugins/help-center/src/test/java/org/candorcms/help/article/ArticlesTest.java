// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.help.category.Categories;
import org.candorcms.help.category.Category;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticlesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private EmbeddedStore store;
  private Articles articles;

  @BeforeEach
  void open() {
    store = EmbeddedStore.of("help");
    articles = new Articles(store, CLOCK, tags -> {}, new ChangeSignal());
  }

  @AfterEach
  void close() {
    store.close();
  }

  static Edit edit(String id, String title, String body) {
    return edit(id, title, body, "", "published");
  }

  static Edit edit(String id, String title, String body, String slug, String status) {
    return Edit.of(
        id,
        new ArticleInput(
            title,
            body,
            "en",
            Optional.of("billing/refunds"),
            List.of("money", "refund"),
            Optional.empty(),
            Optional.of(slug),
            Optional.of(status),
            Optional.empty(),
            Optional.empty()),
        "");
  }

  private Saved save(Edit edit) {
    return articles.save(edit, Precondition.NONE);
  }

  @Test
  void countsVersionsAndWritesNothingTwice() {
    assertThat(save(edit("a", "Refunds", "one")).outcome()).isEqualTo(Saved.Outcome.CREATED);
    Saved same = save(edit("a", "Refunds", "one"));
    assertThat(same.outcome()).isEqualTo(Saved.Outcome.UNCHANGED);
    assertThat(same.article().version()).isEqualTo(1);
    assertThat(save(edit("a", "Refunds", "two")).article().version()).isEqualTo(2);
    assertThat(articles.changesAfter(0, 10))
        .extracting(Change::articleId)
        .containsExactly("a", "a");
    assertThat(articles.find("a").orElseThrow().tags()).containsExactly("money", "refund");
  }

  @Test
  void refusesStaleVersions() {
    save(edit("a", "Refunds", "one"));
    Precondition second = Precondition.of(Optional.of("\"2\""), Optional.empty());
    assertThatThrownBy(() -> articles.save(edit("a", "Refunds", "two"), second))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(CommonProblem.STALE);
              assertThat(problem.headers()).containsEntry("ETag", "\"1\"");
            });
    Precondition absent = Precondition.of(Optional.empty(), Optional.of("*"));
    assertThatThrownBy(() -> articles.save(edit("a", "Refunds", "two"), absent))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> articles.delete("a", second)).isInstanceOf(ProblemException.class);
    Precondition first = Precondition.of(Optional.of("\"1\""), Optional.empty());
    assertThat(articles.save(edit("a", "Refunds", "two"), first).article().version()).isEqualTo(2);
  }

  @Test
  void keepsAddressesAndRedirectsRenamedOnes() {
    save(edit("a", "Refund time", "x"));
    assertThat(save(edit("a", "How long a refund takes", "x")).article().slug())
        .isEqualTo("refund-time");
    save(edit("a", "Refund time", "x", "refund-duration", "published"));
    save(edit("a", "Refund time", "x", "refund-when", "published"));
    assertThat(articles.movedTo("en", "refund-time")).contains("/help/en/refund-when");
    assertThat(articles.movedTo("en", "refund-duration")).contains("/help/en/refund-when");
    save(edit("b", "Refund time", "y"));
    assertThat(articles.at("en", "refund-time").orElseThrow().id()).isEqualTo("b");
    assertThat(articles.movedTo("en", "refund-time")).isEmpty();
  }

  @Test
  void numbersTakenSlugsAndKeepsTheNumber() {
    save(edit("a", "Refunds", "x", "refunds", "published"));
    assertThat(save(edit("b", "Refunds", "x", "refunds", "published")).article().slug())
        .isEqualTo("refunds-2");
    assertThat(save(edit("b", "Refunds", "x", "refunds", "published")).outcome())
        .isEqualTo(Saved.Outcome.UNCHANGED);
    assertThat(save(edit("c", "c", "x")).article().slug()).isEqualTo("c-2");
  }

  @Test
  void hidesDraftsFromVisitors() {
    save(edit("a", "Refunds", "x"));
    save(edit("a", "Refunds", "x", "", "draft"));
    assertThat(articles.at("en", "refunds")).isEmpty();
    assertThat(articles.cards(List.of("a"))).isEmpty();
    assertThat(articles.newest("", 10)).isEmpty();
    assertThat(articles.find("a")).isPresent();
    assertThat(articles.languages()).isEmpty();
  }

  @Test
  void createsCategoriesWithTheirParents() {
    Categories categories = new Categories(store, articles, tags -> {});
    save(edit("a", "Refunds", "x"));
    assertThat(categories.all("en"))
        .extracting(Category::path)
        .containsExactlyInAnyOrder("billing", "billing/refunds");
    assertThat(categories.tree("en")).hasSize(1);
    assertThat(categories.tree("en").get(0).count()).isEqualTo(1);
    assertThat(categories.delete("en", "billing")).isEqualTo(Categories.Deletion.IN_USE);
    articles.delete("a", Precondition.NONE);
    assertThat(categories.delete("en", "billing/refunds")).isEqualTo(Categories.Deletion.DELETED);
    assertThat(categories.delete("en", "billing/refunds")).isEqualTo(Categories.Deletion.MISSING);
  }

  @Test
  void listsInPartsWithTotals() {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      edits.add(edit("a" + i, "Article 100% " + i, "x"));
    }
    assertThat(articles.saveAll(edits)).allMatch(saved -> saved.outcome() == Saved.Outcome.CREATED);
    assertThat(articles.saveAll(edits))
        .allMatch(saved -> saved.outcome() == Saved.Outcome.UNCHANGED);
    ArticleFilter all = new ArticleFilter("en", "billing", "published", "100%");
    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      ArticlePage page = articles.list(all, cursor.get(), 10);
      assertThat(page.total()).isEqualTo(25);
      page.items().forEach(card -> seen.add(card.id()));
      cursor = page.next();
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThatThrownBy(() -> articles.list(all, "nonsense", 10))
        .isInstanceOf(ProblemException.class);
    assertThat(articles.list(new ArticleFilter("vi", "", "", ""), "", 10).total()).isZero();
  }

  @Test
  void takesAnIdTwiceInABatchInOrder() {
    List<Saved> saved = articles.saveAll(List.of(edit("a", "One", "x"), edit("a", "Two", "x")));
    assertThat(saved)
        .extracting(Saved::outcome)
        .containsExactly(Saved.Outcome.CREATED, Saved.Outcome.UPDATED);
    assertThat(articles.find("a").orElseThrow().title()).isEqualTo("Two");
  }

  @Test
  void ordersChangesOfWritersByCommit() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<Future<Long>> done = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      int number = i;
      done.add(
          writers.submit(() -> save(edit("w" + number, "Same title", "x")).article().version()));
    }
    for (Future<Long> one : done) {
      assertThat(one.get()).isEqualTo(1);
    }
    writers.shutdown();
    assertThat(articles.changesAfter(0, 1000)).hasSize(80);
    assertThat(articles.list(new ArticleFilter("", "", "", ""), "", 200).items())
        .extracting(ArticleCard::slug)
        .doesNotHaveDuplicates();
  }

  @Test
  void remembersHowFarChangesAreForgotten() {
    save(edit("a", "One", "x"));
    save(edit("b", "Two", "x"));
    long newest = articles.changeRange().newest();
    assertThat(articles.pruneChanges(newest, CLOCK.instant())).isZero();
    assertThat(articles.pruneChanges(newest, CLOCK.instant().plusSeconds(1))).isEqualTo(2);
    assertThat(articles.changeRange().pruned()).isEqualTo(newest);
  }

  @Test
  void groupsTranslations() {
    save(edit("a", "Refunds", "x"));
    ArticleInput input =
        new ArticleInput(
            "Hoàn tiền",
            "x",
            "vi",
            Optional.empty(),
            null,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("a"));
    Article vi = save(Edit.of("vi-a", input, "")).article();
    assertThat(vi.slug()).isEqualTo("hoan-tien");
    assertThat(articles.variants(vi).values())
        .extracting(ArticleCard::id)
        .containsExactly("a", "vi-a");
  }

  @Test
  void refusesWhatCannotBeStored() {
    assertThatThrownBy(() -> edit("a b", "t", "x")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> edit("a", "t\u0000", "x")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> edit("a", "t", "\ud800")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Edit.language("lang", "not a language"))
        .isInstanceOf(ProblemException.class);
  }
}
