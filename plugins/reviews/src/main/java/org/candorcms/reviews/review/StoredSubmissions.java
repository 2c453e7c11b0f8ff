// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import com.fasterxml.uuid.Generators;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.media.Images;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.request.Invitations;
import org.candorcms.reviews.request.Purchases;
import org.candorcms.reviews.text.Fingerprint;
import org.candorcms.reviews.text.Signs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes reviews, votes and complaints; what it returns from is committed. */
@Component(service = Submissions.class)
public final class StoredSubmissions implements Submissions {
  private static final Duration BURST_TIME = Duration.ofHours(24);
  private static final int BURST = 3;
  private static final double ALIKE = 0.6;

  private final Store store;
  private final Clock clock;
  private final CacheTags cache;
  private final Invitations invitations;
  private final Purchases purchases;
  private final Images images;

  /** Gets its surroundings. */
  @Activate
  public StoredSubmissions(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache,
      @Reference Invitations invitations,
      @Reference Purchases purchases,
      @Reference Images images) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
    this.invitations = invitations;
    this.purchases = purchases;
    this.images = images;
  }

  @Override
  public Review submit(NewReview review, List<Photo> photos, String visitor) {
    Instant now = clock.instant();
    ReviewRow row = Draft.of(review, photos, visitor, now);
    Optional<Invitations.Proof> proof = review.invitation().map(token -> proof(token, row));
    proof.ifPresent(proven -> verify(row, Verification.INVITATION, proven.orderHash()));
    Draft.complete(row);
    Fingerprint print = Fingerprint.of(Draft.words(row));
    Map<String, String> hints = store.read(em -> hints(em, row, print));
    row.hints = ReviewRow.join(hints);
    // Told before orders are looked at: the answer must not say whose order is whose.
    Review told = row.review();
    Optional<Purchases.Claimed> purchase =
        review
            .order()
            .filter(order -> proof.isEmpty() && !row.authorEmail.isEmpty())
            .map(order -> purchases.claimed(order, row.authorEmail, row.product));
    Retry.write(
        store,
        em -> {
          purchase.ifPresent(claimed -> bought(em, claimed, row));
          em.persist(row);
          Traces.add(em, List.of(row));
          proof.ifPresent(proven -> invitations.use(em, proven, row.id));
          Events.add(em, ReviewEvent.Kind.SUBMITTED, row, row.submittedAt);
          return row.id;
        });
    if (row.verifiedMethod.isEmpty()) {
      // The order may have been reported meanwhile.
      purchase.ifPresent(claimed -> purchases.settle(claimed.order()));
    }
    return told;
  }

  /** A number without an order behind it changes nothing: the review is welcome all the same. */
  private void bought(EntityManager em, Purchases.Claimed claimed, ReviewRow row) {
    if (purchases.prove(em, claimed, row.id)) {
      verify(row, Verification.PURCHASE_FEED, claimed.orderHash());
    } else {
      verify(row, "", ""); // An attempt before may have come further.
    }
  }

  private static void verify(ReviewRow row, String method, String proof) {
    row.verifiedMethod = method;
    row.verifiedAt = method.isEmpty() ? 0 : row.submittedAt;
    row.verifiedProof = proof;
  }

  private Invitations.Proof proof(String token, ReviewRow row) {
    return invitations
        .check(token, row.product)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "/invitation",
                    "invitation",
                    "this invitation is not for this product, has ended, or was not made here;"
                        + " leave it out to send an unverified review"));
  }

  private static Map<String, String> hints(EntityManager em, ReviewRow row, Fingerprint print) {
    Map<String, String> hints = new LinkedHashMap<>();
    if (print.comparable()) {
      hints.putAll(alike(em, row, print));
    }
    hints.putAll(Signs.in(Draft.words(row)));
    long recent = Traces.recent(em, row.visitor, row.submittedAt - BURST_TIME.toMillis());
    if (recent >= BURST) {
      hints.put("burst", (recent + 1) + " in 24 h");
    }
    return hints;
  }

  private static Map<String, String> alike(EntityManager em, ReviewRow row, Fingerprint print) {
    List<String> candidates = Traces.alike(em, print.bands());
    if (candidates.isEmpty()) {
      return Map.of();
    }
    String nearly = "";
    for (ReviewRow other :
        em.createQuery(
                "select r from ReviewRow r where r.id in :ids order by r.id", ReviewRow.class)
            .setParameter("ids", candidates)
            .getResultList()) {
      if (other.textKey.equals(row.textKey)) {
        return Map.of("duplicate", other.id);
      }
      if (nearly.isEmpty() && print.likeness(Fingerprint.of(Draft.words(other))) >= ALIKE) {
        nearly = other.id;
      }
    }
    return nearly.isEmpty() ? Map.of() : Map.of("near-duplicate", nearly);
  }

  @Override
  public long vote(String review, String visitor, boolean helpful) {
    long now = clock.millis();
    Voted voted =
        Retry.write(
            store,
            em -> {
              ReviewRow row = published(em, review);
              int difference = put(em, review, visitor, helpful, now);
              if (difference != 0) {
                em.createNativeQuery(
                        "update reviews_review set helpful = helpful + ?1, "
                            + UsefulnessScore.AFTER_VOTE
                            + " where id = ?2")
                    .setParameter(1, difference)
                    .setParameter(2, review)
                    .executeUpdate();
                em.createNativeQuery(
                        "update reviews_published set usefulness = (select usefulness from"
                            + " reviews_review where id = ?1) where review_id = ?1")
                    .setParameter(1, review)
                    .executeUpdate();
              }
              Object count =
                  em.createNativeQuery("select helpful from reviews_review where id = ?1")
                      .setParameter(1, review)
                      .getSingleResult();
              return new Voted(((Number) count).longValue(), row.product, difference != 0);
            });
    if (voted.changed()) {
      cache.invalidate(List.of(Reviews.tag(voted.product())));
    }
    return voted.helpful();
  }

  private record Voted(long helpful, String product, boolean changed) {}

  /** Says by how much the number of helpful votes changes. */
  private static int put(
      EntityManager em, String review, String visitor, boolean helpful, long now) {
    int changed =
        em.createNativeQuery(
                "update reviews_vote set helpful = ?1, voted_at = ?2 where review_id = ?3 and"
                    + " visitor = ?4 and helpful <> ?1")
            .setParameter(1, helpful)
            .setParameter(2, now)
            .setParameter(3, review)
            .setParameter(4, visitor)
            .executeUpdate();
    if (changed > 0) {
      return helpful ? 1 : -1;
    }
    boolean known =
        !em.createNativeQuery(
                "select voted_at from reviews_vote where review_id = ?1 and visitor = ?2")
            .setParameter(1, review)
            .setParameter(2, visitor)
            .getResultList()
            .isEmpty();
    if (known) {
      return 0;
    }
    em.createNativeQuery(
            "insert into reviews_vote (review_id, visitor, helpful, voted_at) values (?1, ?2, ?3,"
                + " ?4)")
        .setParameter(1, review)
        .setParameter(2, visitor)
        .setParameter(3, helpful)
        .setParameter(4, now)
        .executeUpdate();
    return helpful ? 1 : 0;
  }

  @Override
  public void flag(String review, String visitor, String reason, String note) {
    long now = clock.millis();
    Retry.write(
        store,
        em -> {
          ReviewRow row = published(em, review);
          boolean known =
              !em.createNativeQuery(
                      "select id from reviews_flag where review_id = ?1 and visitor = ?2")
                  .setParameter(1, review)
                  .setParameter(2, visitor)
                  .getResultList()
                  .isEmpty();
          if (known) {
            return false;
          }
          em.createNativeQuery(
                  "insert into reviews_flag (id, review_id, visitor, reason, note, flagged_at)"
                      + " values (?1, ?2, ?3, ?4, ?5, ?6)")
              .setParameter(1, Generators.timeBasedEpochGenerator().generate().toString())
              .setParameter(2, review)
              .setParameter(3, visitor)
              .setParameter(4, reason)
              .setParameter(5, Draft.text(note))
              .setParameter(6, now)
              .executeUpdate();
          em.createNativeQuery("update reviews_review set flags = flags + 1 where id = ?1")
              .setParameter(1, review)
              .executeUpdate();
          Events.add(em, ReviewEvent.Kind.FLAGGED, row, now);
          return true;
        });
  }

  private static ReviewRow published(EntityManager em, String review) {
    ReviewRow row = em.find(ReviewRow.class, review);
    if (row == null || row.state() != Status.APPROVED) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such review");
    }
    return row;
  }

  @Override
  public boolean quotable(String review, boolean consent) {
    Optional<String> product =
        store.write(
            em -> {
              ReviewRow row = em.find(ReviewRow.class, review);
              if (row == null) {
                return Optional.empty();
              }
              row.quotable = consent;
              em.createNativeQuery(
                      "update reviews_published set quotable = ?1 where review_id = ?2")
                  .setParameter(1, consent)
                  .setParameter(2, review)
                  .executeUpdate();
              return Optional.of(row.product);
            });
    product.ifPresent(id -> cache.invalidate(List.of(Reviews.tag(id), Reviews.TAG)));
    return product.isPresent();
  }

  @Override
  public boolean erase(String review) {
    Optional<Review> erased =
        Retry.write(
            store,
            em -> {
              ReviewRow row = em.find(ReviewRow.class, review);
              if (row == null) {
                return Optional.empty();
              }
              em.detach(row);
              // Whoever takes it out of its state is the one who uncounts it.
              int taken =
                  em.createNativeQuery(
                          "update reviews_review set status = 'erased' where id = ?1 and status ="
                              + " ?2")
                      .setParameter(1, review)
                      .setParameter(2, row.status)
                      .executeUpdate();
              if (taken == 0) {
                throw new ProblemException(
                    CommonProblem.UNAVAILABLE, "The review is being decided on; try again");
              }
              Traces.remove(em, row);
              Published.remove(em, review);
              for (String table : List.of("reviews_vote", "reviews_flag", "reviews_claim")) {
                em.createNativeQuery("delete from " + table + " where review_id = ?1")
                    .setParameter(1, review)
                    .executeUpdate();
              }
              em.createNativeQuery("delete from reviews_review where id = ?1")
                  .setParameter(1, review)
                  .executeUpdate();
              if (row.state() == Status.APPROVED) {
                new Counts().add(row, -1).write(em);
              }
              return Optional.of(row.review());
            });
    erased.ifPresent(
        gone -> {
          gone.photos().forEach(photo -> images.remove(photo.image()));
          cache.invalidate(List.of(Reviews.tag(gone.product()), Reviews.TAG));
        });
    return erased.isPresent();
  }
}
