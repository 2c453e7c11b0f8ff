// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.StoredModeration;
import org.candorcms.reviews.request.Purchases;
import org.candorcms.reviews.request.ReportedPurchases;
import org.candorcms.reviews.request.SignedInvitations;
import org.candorcms.reviews.review.Incentive;
import org.candorcms.reviews.review.NewReview;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.StoredReviews;
import org.candorcms.reviews.review.StoredSubmissions;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.token.TokenKeys;
import org.candorcms.testkit.EmbeddedStore;

/** The services of the plugin on a database in memory, with a clock that the test turns. */
public final class Fixture implements AutoCloseable {
  public final EmbeddedStore store = EmbeddedStore.of("reviews");
  public final Turned clock = new Turned();
  public final Set<String> forgotten = ConcurrentHashMap.newKeySet();
  public final CacheTags cache = forgotten::addAll;
  public final Reviews reviews = new StoredReviews(store);
  public final Fakes.Album images = new Fakes.Album();
  public final TokenKeys keys = new TokenKeys(store, clock);
  public final Purchases purchases = new ReportedPurchases(store, cache, keys, Fakes.json(), clock);
  public final Submissions submissions =
      new StoredSubmissions(
          store, clock, cache, new SignedInvitations(keys, clock), purchases, images);
  public final Moderation moderation =
      StoredModeration.of(store, clock, cache, Duration.ofDays(14));

  /** A clock that stands. */
  public static final class Turned extends Clock {
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");

    public void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  public static NewReview review(String product, int rating, String body) {
    return review(product, rating, body, "", Map.of(), Optional.empty());
  }

  public static NewReview review(
      String product,
      int rating,
      String body,
      String lang,
      Map<String, String> attributes,
      Optional<Incentive> incentive) {
    return new NewReview(
        product,
        rating,
        Optional.empty(),
        body,
        new NewReview.Author("Ana", Optional.of("Ana@Example.com")),
        lang.isEmpty() ? Optional.empty() : Optional.of(lang),
        List.of(),
        List.of(),
        attributes,
        Optional.empty(),
        incentive,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Sends a review and publishes it. */
  public Review published(NewReview review) {
    Review sent = submissions.submit(review, List.of(), "visitor" + Math.random());
    moderation.approve(List.of(sent.id()), "mod");
    return reviews.find(sent.id()).orElseThrow();
  }

  @Override
  public void close() {
    store.close();
  }
}
