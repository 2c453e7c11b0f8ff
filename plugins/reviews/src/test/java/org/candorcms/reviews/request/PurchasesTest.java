// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candorcms.reviews.Fakes;
import org.candorcms.reviews.Fixture;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.review.NewReview;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchasesTest {
  private static final String ORDER = "2026-1042";
  private static final String BUYER = "Mai@Example.org";

  private final Fixture f = new Fixture();
  private final Fakes.LedgerInMemory consents = new Fakes.LedgerInMemory(f.clock);
  private final Orders orders =
      new Orders(
          f.store,
          f.clock,
          consents,
          Fakes.json(),
          f.keys,
          f.purchases,
          new RequestRules(Fakes.json()),
          Fakes.settings(MailSettings.class, Map.of()));

  @BeforeEach
  void report() {
    report(ORDER);
  }

  private void report(String number) {
    orders.report(
        new Order(
            number,
            BUYER,
            "Mai",
            "",
            "US",
            List.of(new Order.Item("mug", "Blue mug"), new Order.Item("pot", "")),
            Optional.of(f.clock.instant()),
            Optional.empty(),
            false,
            true));
  }

  @AfterEach
  void close() {
    f.close();
  }

  private static NewReview review(String product, String email, String order) {
    return new NewReview(
        product,
        4,
        Optional.empty(),
        "Keeps tea warm for an hour",
        new NewReview.Author("Mai", Optional.of(email).filter(given -> !given.isEmpty())),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(order));
  }

  private Waiting sent(NewReview review) {
    Review answered = f.submissions.submit(review, List.of(), "visitor");
    assertThat(answered.verified()).as("the answer tells nobody whose order it is").isEmpty();
    return f.moderation.find(answered.id()).orElseThrow();
  }

  @Test
  void aReportedPurchaseVerifies() {
    f.clock.forward(Duration.ofDays(20));
    Verification proof = sent(review("mug", "mai@example.ORG", ORDER)).review().verified().get();
    assertThat(proof.method()).isEqualTo(Verification.PURCHASE_FEED);
    assertThat(proof.at()).isEqualTo(f.clock.instant());
  }

  @ParameterizedTest
  @CsvSource({
    "mug, mai@example.org, 2026-1043",
    "mug, other@example.org, 2026-1042",
    "mug, '', 2026-1042",
    "kettle, mai@example.org, 2026-1042",
    "mug, mai@example.org, %",
  })
  void whatWasNotReportedDoesNot(String product, String email, String order) {
    assertThat(sent(review(product, email, order)).review().verified()).isEmpty();
  }

  @Test
  void verifiesAlsoWhenTheAddressIsForgotten() {
    orders.optOut(ORDER);
    assertThat(orders.find(ORDER).orElseThrow().order().email()).isEmpty();
    assertThat(sent(review("mug", BUYER, ORDER)).review().verified()).isPresent();
  }

  @Test
  void eachProductOfAnOrderProvesOneReview() {
    assertThat(sent(review("mug", BUYER, ORDER)).review().verified()).isPresent();
    assertThat(sent(review("mug", BUYER, ORDER)).review().verified()).isEmpty();
    assertThat(sent(review("pot", BUYER, ORDER)).review().verified()).isPresent();
  }

  @Test
  void oneOfManyAtOnceIsProved() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Waiting>> all =
        java.util.stream.IntStream.range(0, 16)
            .mapToObj(i -> pool.submit(() -> sent(review("mug", BUYER, ORDER))))
            .toList();
    int proved = 0;
    for (Future<Waiting> one : all) {
      proved += one.get().review().verified().isPresent() ? 1 : 0;
    }
    pool.shutdown();
    assertThat(proved).isEqualTo(1);
  }

  @Test
  void anErasedOrderIsNoProof() {
    orders.forget(consents.person(BUYER));
    assertThat(sent(review("mug", BUYER, ORDER)).review().verified()).isEmpty();
  }

  @Test
  void anOrderThatIsReportedAfterItsReviewVerifies() {
    String late = "2026-1043";
    String published = sent(review("mug", BUYER, late)).review().id();
    f.moderation.approve(List.of(published), "mod");
    String pending = sent(review("pot", BUYER, late)).review().id();
    String copy = sent(review("mug", BUYER, late)).review().id();
    String other = sent(review("mug", "other@example.org", late)).review().id();
    f.submissions.vote(published, "reader", true);
    int before = f.reviews.find(published).orElseThrow().usefulness().score();
    assertThat(f.reviews.facets("mug").verified()).isZero();

    f.clock.forward(Duration.ofDays(1));
    f.forgotten.clear();
    report(late);

    Review review = f.reviews.find(published).orElseThrow();
    assertThat(review.verified())
        .contains(new Verification(Verification.PURCHASE_FEED, f.clock.instant()));
    assertThat(review.usefulness().score()).isEqualTo(before + 6);
    assertThat(f.reviews.facets("mug").verified()).isEqualTo(1);
    assertThat(f.forgotten).contains("reviews.mug");
    assertThat(f.moderation.find(pending).orElseThrow().review().verified()).isPresent();
    assertThat(f.moderation.find(copy).orElseThrow().review().verified()).isEmpty();
    assertThat(f.moderation.find(other).orElseThrow().review().verified()).isEmpty();
  }

  @Test
  void anErasedReviewWaitsForNoOrder() {
    String id = sent(review("mug", BUYER, "2026-1043")).review().id();
    f.submissions.erase(id);
    assertThat(
            f.store.<Object>read(
                em -> em.createNativeQuery("select count(*) from reviews_claim").getSingleResult()))
        .hasToString("0");
  }

  @Test
  void theNumberOfTheOrderIsNotKept() {
    String id = sent(review("mug", BUYER, ORDER)).review().id();
    String proof = f.store.read(em -> em.find(ReviewRow.class, id)).verifiedProof;
    assertThat(proof).hasSize(43).doesNotContain("1042");
    List<?> rows =
        f.store.read(em -> em.createNativeQuery("select buyer from reviews_order").getResultList());
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).toString()).hasSize(43);
  }

  @Test
  void theFirstNumberAfterAStartNeedsNoOtherUseOfTheKey() {
    try (Fixture fresh = new Fixture()) {
      Review sent = fresh.submissions.submit(review("mug", BUYER, ORDER), List.of(), "visitor");
      assertThat(fresh.moderation.find(sent.id()).orElseThrow().review().verified()).isEmpty();
    }
  }
}
