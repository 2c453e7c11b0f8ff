// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.reviews.Fixture;
import org.candorcms.reviews.moderation.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredReviewsTest {
  private static final Incentive FREE = new Incentive("free-product", Optional.empty());

  private final Fixture f = new Fixture();

  @AfterEach
  void close() {
    f.close();
  }

  @Test
  void keepsTheTwoAveragesApart() {
    for (int i = 0; i < 10; i++) {
      f.published(Fixture.review("kettle", i % 2 == 0 ? 4 : 3, "Boils water " + i));
    }
    f.published(Fixture.review("kettle", 5, "Got it free", "", Map.of(), Optional.of(FREE)));

    Rating rating = f.reviews.rating("kettle");

    assertThat(rating.count()).isEqualTo(10);
    assertThat(rating.average()).isEqualTo(3.5);
    assertThat(rating.histogram()).containsExactly(0L, 0L, 5L, 5L, 0L);
    assertThat(rating.incentivised()).isEqualTo(new Rating.Incentivised(1, 5.0));
    assertThat(f.reviews.ratings(List.of("kettle", "none")).get("none")).isEqualTo(Rating.NONE);
    assertThat(Rating.NONE.average()).isNull();
  }

  @Test
  void showsOnlyApprovedOnes() {
    Review sent = f.submissions.submit(Fixture.review("kettle", 1, "Leaks"), List.of(), "v");

    assertThat(sent.status()).isEqualTo(Status.PENDING);
    assertThat(f.reviews.find(sent.id())).isEmpty();
    assertThat(f.reviews.page(ReviewQuery.of("kettle")).items()).isEmpty();
    assertThatThrownBy(() -> f.submissions.vote(sent.id(), "v", true))
        .isInstanceOf(ProblemException.class);

    f.moderation.approve(List.of(sent.id()), "mod");
    assertThat(f.reviews.page(ReviewQuery.of("kettle")).total()).isEqualTo(1);
    assertThat(f.forgotten).contains("reviews.kettle");

    f.moderation.reject(List.of(sent.id()), Reason.UNRELATED, "", "mod");
    assertThat(f.reviews.page(ReviewQuery.of("kettle")).total()).isZero();
    assertThat(f.reviews.rating("kettle")).isEqualTo(Rating.NONE);
    assertThat(f.reviews.find(sent.id())).isEmpty();
  }

  @Test
  void filtersWithoutTouchingTheHeadline() {
    Instant start = f.clock.instant();
    f.published(
        Fixture.review("shirt", 5, "Sitzt gut", "de", Map.of("size", "M"), Optional.empty()));
    f.clock.forward(Duration.ofDays(200));
    f.published(Fixture.review("shirt", 2, "Shrank", "en", Map.of("size", "M"), Optional.empty()));
    f.published(Fixture.review("shirt", 4, "Soft", "en", Map.of("size", "L"), Optional.empty()));

    assertThat(bodies(query("shirt", Set.of(), "de", Map.of(), null))).containsExactly("Sitzt gut");
    assertThat(bodies(query("shirt", Set.of(2, 4), "", Map.of(), null)))
        .containsExactlyInAnyOrder("Shrank", "Soft");
    assertThat(bodies(query("shirt", Set.of(), "", Map.of("size", List.of("M")), null)))
        .containsExactlyInAnyOrder("Sitzt gut", "Shrank");
    ReviewQuery recentM =
        query("shirt", Set.of(), "", Map.of("size", List.of("M")), start.plusSeconds(1));
    assertThat(bodies(recentM)).containsExactly("Shrank");
    assertThat(f.reviews.page(recentM).total()).isEqualTo(1);
    assertThat(f.reviews.rating("shirt").count()).isEqualTo(3);
    Facets facets = f.reviews.facets("shirt");
    assertThat(facets.languages()).containsExactly(Map.entry("en", 2L), Map.entry("de", 1L));
    assertThat(facets.attributes()).containsEntry("size", Map.of("M", 2L, "L", 1L));
    assertThat(f.reviews.segment(recentM).average()).isEqualTo(2.0);
  }

  private static ReviewQuery query(
      String product,
      Set<Integer> ratings,
      String lang,
      Map<String, List<String>> attributes,
      @Nullable Instant since) {
    return new ReviewQuery(
        product,
        ratings,
        Optional.empty(),
        Optional.ofNullable(since),
        lang,
        attributes,
        Sort.NEWEST,
        20,
        "");
  }

  private List<String> bodies(ReviewQuery query) {
    return f.reviews.page(query).items().stream().map(Review::body).toList();
  }

  @Test
  void pagesByEverySortWithoutLossOrRepetition() {
    for (int i = 0; i < 25; i++) {
      f.clock.forward(Duration.ofSeconds(i % 3));
      f.published(Fixture.review("mug", 1 + i % 5, "Mug " + "x".repeat(i)));
    }
    for (Sort sort : Sort.values()) {
      List<Review> seen = new ArrayList<>();
      String cursor = "";
      do {
        ReviewPage page =
            f.reviews.page(
                new ReviewQuery(
                    "mug",
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Map.of(),
                    sort,
                    7,
                    cursor));
        seen.addAll(page.items());
        assertThat(page.total()).isEqualTo(25);
        cursor = page.next().orElse("");
      } while (!cursor.isEmpty());
      assertThat(seen).as(sort.code()).hasSize(25).doesNotHaveDuplicates();
      List<Integer> stars = seen.stream().map(Review::rating).toList();
      if (sort == Sort.HIGHEST) {
        assertThat(stars).isSortedAccordingTo((a, b) -> b - a);
      } else if (sort == Sort.LOWEST) {
        assertThat(stars).isSorted();
      }
    }
    ReviewQuery foreign =
        new ReviewQuery(
            "mug",
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            Map.of(),
            Sort.NEWEST,
            7,
            "bm9uc2Vuc2U");
    assertThatThrownBy(() -> f.reviews.page(foreign)).isInstanceOf(ProblemException.class);
  }

  @Test
  void asksTheSameNumberOfQueriesHoweverManyThereAre() {
    List<String> products = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      products.add("p" + i);
    }
    f.published(Fixture.review("p1", 4, "One"));
    int page = f.store.queries(() -> f.reviews.page(ReviewQuery.of("p1")));
    int facets = f.store.queries(() -> f.reviews.facets("p1"));
    for (int i = 0; i < 40; i++) {
      f.published(Fixture.review("p1", 1 + i % 5, "More " + i));
    }
    assertThat(page).isBetween(1, 4);
    assertThat(f.store.queries(() -> f.reviews.page(ReviewQuery.of("p1")))).isEqualTo(page);
    assertThat(f.store.queries(() -> f.reviews.facets("p1"))).isEqualTo(facets);
    assertThat(f.store.queries(() -> f.reviews.ratings(products)))
        .isEqualTo(f.store.queries(() -> f.reviews.rating("p1")));
  }

  @Test
  void listsWhatWasStoredBeforeListsHadRowsOfTheirOwn() throws IOException {
    f.published(Fixture.review("p1", 4, "One"));
    f.published(Fixture.review("p1", 2, "Two"));
    List<Review> before = f.reviews.page(ReviewQuery.of("p1")).items();
    f.store.execute(
        em -> {
          em.createNativeQuery("delete from reviews_published").executeUpdate();
          em.createNativeQuery("delete from reviews_trace").executeUpdate();
        });
    assertThat(f.reviews.page(ReviewQuery.of("p1")).items()).isEmpty();
    String step =
        Files.readString(Path.of("src/main/resources/db/reviews/V4__published.sql"))
            .replaceAll("--[^\n]*", "");
    f.store.execute(
        em -> {
          for (String statement : step.strip().split(";")) {
            em.createNativeQuery(statement).executeUpdate();
          }
        });
    assertThat(f.reviews.page(ReviewQuery.of("p1")).items()).isEqualTo(before).hasSize(2);
  }

  @Test
  void countsAVoteOncePerVisitor() {
    String id = f.published(Fixture.review("mug", 4, "Holds tea")).id();
    int before = f.reviews.find(id).orElseThrow().usefulness().score();

    assertThat(f.submissions.vote(id, "a", true)).isEqualTo(1);
    assertThat(f.submissions.vote(id, "a", true)).isEqualTo(1);
    assertThat(f.submissions.vote(id, "b", true)).isEqualTo(2);
    assertThat(f.reviews.find(id).orElseThrow().usefulness().score())
        .isEqualTo(before + 20 * 2 / 7);
    assertThat(f.reviews.find(id).orElseThrow().usefulness().reasons()).contains("votes");
    assertThat(f.submissions.vote(id, "b", false)).isEqualTo(1);
  }

  @Test
  void losesNoVoteAndNoReviewUnder64Writers() throws Exception {
    String popular = f.published(Fixture.review("tea", 5, "Strong and dark")).id();
    AtomicInteger sent = new AtomicInteger(1);
    ExecutorService pool = Executors.newFixedThreadPool(64);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int w = 0; w < 64; w++) {
        int writer = w;
        all.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 4; i++) {
                    NewReview review =
                        Fixture.review(
                            "tea",
                            1 + (writer + i) % 5,
                            "Review " + writer + " " + i,
                            "en",
                            Map.of("size", "" + i),
                            writer % 4 == 0 ? Optional.of(FREE) : Optional.empty());
                    Review r = f.submissions.submit(review, List.of(), "w" + writer);
                    f.moderation.approve(List.of(r.id()), "mod");
                    sent.incrementAndGet();
                    f.submissions.vote(popular, "w" + writer, true);
                    f.submissions.vote(r.id(), "w" + writer, true);
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(f.reviews.find(popular).orElseThrow().helpful()).isEqualTo(64);
    assertThat(f.reviews.page(ReviewQuery.of("tea")).total()).isEqualTo(sent.get());
    List<Object[]> recount =
        f.store.read(
            em ->
                em.createQuery(
                        "select avg(r.rating), count(r) from ReviewRow r where r.status ="
                            + " 'approved' and r.incentiveKind = ''",
                        Object[].class)
                    .getResultList());
    Rating rating = f.reviews.rating("tea");
    assertThat(rating.count()).isEqualTo(((Number) recount.get(0)[1]).longValue());
    long stars = 0;
    for (int i = 0; i < 5; i++) {
      stars += (i + 1) * rating.histogram().get(i);
    }
    long total =
        f.store.read(
            em ->
                em.createQuery(
                        "select sum(r.rating) from ReviewRow r where r.status = 'approved' and"
                            + " r.incentiveKind = ''",
                        Long.class)
                    .getSingleResult());
    assertThat(stars).isEqualTo(total);
    assertThat(f.reviews.facets("tea").attributes().getOrDefault("size", Map.of()).values())
        .containsOnly(64L);
  }

  @Test
  void erasesWithEverythingThatBelongsToIt() {
    Review review =
        f.published(Fixture.review("mug", 4, "Mine", "en", Map.of("size", "M"), Optional.empty()));
    f.submissions.vote(review.id(), "a", true);

    assertThat(f.submissions.erase(review.id())).isTrue();
    assertThat(f.submissions.erase(review.id())).isFalse();

    assertThat(f.reviews.rating("mug")).isEqualTo(Rating.NONE);
    assertThat(f.reviews.facets("mug").attributes()).isEmpty();
    assertThat(f.moderation.ledger("", 10).total()).isEqualTo(1);
  }

  @Test
  void tellsCopiesApartFromShortPraise() {
    String text = "I wore this coat all winter on my bicycle and the lining still looks like new.";
    Review first = f.submissions.submit(Fixture.review("coat", 5, text), List.of(), "a");
    Review copy = f.submissions.submit(Fixture.review("coat", 1, text), List.of(), "b");
    Review near =
        f.submissions.submit(
            Fixture.review("hat", 3, text.replace("coat", "jacket")), List.of(), "c");
    Review praise = f.submissions.submit(Fixture.review("hat", 5, "Great!"), List.of(), "d");
    Review again = f.submissions.submit(Fixture.review("hat", 5, "Great!"), List.of(), "e");

    assertThat(hints(first)).isEmpty();
    assertThat(hints(copy)).containsExactly("duplicate");
    assertThat(hints(near)).containsExactly("near-duplicate");
    assertThat(hints(praise)).isEmpty();
    assertThat(hints(again)).isEmpty();
  }

  private List<String> hints(Review review) {
    return f.moderation.find(review.id()).orElseThrow().hints().stream()
        .map(hint -> hint.code())
        .toList();
  }

  @Test
  void erasesPhotosWithTheirReview() {
    String image = f.images.add(new byte[1]).id();
    f.images.add(new byte[2]);
    Review sent =
        f.submissions.submit(
            Fixture.review("kettle", 4, "See the lid"), List.of(new Photo(image, "Lid")), "v");

    assertThat(f.submissions.erase(sent.id())).isTrue();

    assertThat(f.images.kept).hasSize(1).doesNotContainKey(image);
    assertThat(f.submissions.erase(sent.id())).isFalse();
  }
}
