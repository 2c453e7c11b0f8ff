// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.review.Counts;
import org.candorcms.reviews.review.Draft;
import org.candorcms.reviews.review.Retry;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.Status;
import org.candorcms.reviews.review.Verification;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Compares keyed hashes, because the address of a buyer is not kept once the mail is sent. It has a
 * hash of its own: the ledger of consent, which has one too, needs what takes reviews.
 */
@Component(service = Purchases.class)
public final class ReportedPurchases implements Purchases {
  private static final int MOST_CLAIMS = 200;

  private final Store store;
  private final CacheTags cache;
  private final TokenKeys keys;
  private final Json json;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public ReportedPurchases(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference CacheTags cache,
      @Reference TokenKeys keys,
      @Reference Json json,
      @Reference Clock clock) {
    this.store = store;
    this.cache = cache;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Claimed claimed(String order, String email, String product) {
    String number = order.strip();
    return new Claimed(number, product, buyer(keys, email), fingerprint(keys, number));
  }

  @Override
  public boolean prove(EntityManager manager, Claimed claimed, String review) {
    OrderRow found = manager.find(OrderRow.class, claimed.order());
    if (found != null && fits(manager, found, claimed.buyer(), claimed.product(), review)) {
      return true;
    }
    if (found == null) {
      manager
          .createNativeQuery(
              "insert into reviews_claim (review_id, order_hash, buyer, product, claimed_at)"
                  + " values (?1, ?2, ?3, ?4, ?5)")
          .setParameter(1, review)
          .setParameter(2, claimed.orderHash())
          .setParameter(3, claimed.buyer())
          .setParameter(4, claimed.product())
          .setParameter(5, clock.millis())
          .executeUpdate();
    }
    return false;
  }

  private boolean fits(
      EntityManager manager, OrderRow order, String buyer, String product, String review) {
    return same(order.buyer, buyer)
        && json.readObject(order.products).containsKey(product)
        && InvitedRow.use(manager, order.id, product, review, clock.millis());
  }

  @Override
  public void settle(String order) {
    String hash = fingerprint(keys, order);
    Set<String> products = Retry.write(store, manager -> settle(manager, order, hash));
    if (!products.isEmpty()) {
      List<String> tags = new ArrayList<>(products.stream().map(Reviews::tag).toList());
      tags.add(Reviews.TAG);
      cache.invalidate(tags);
    }
  }

  @SuppressWarnings("unchecked")
  private Set<String> settle(EntityManager manager, String order, String hash) {
    OrderRow found = manager.find(OrderRow.class, order);
    if (found == null) {
      return Set.of();
    }
    List<Object[]> claims =
        manager
            .createNativeQuery(
                "select review_id, buyer, product from reviews_claim where order_hash = ?1 order by"
                    + " review_id limit "
                    + MOST_CLAIMS)
            .setParameter(1, hash)
            .getResultList();
    Set<String> products = new TreeSet<>();
    Counts counts = new Counts();
    for (Object[] claim : claims) {
      String review = (String) claim[0];
      String product = (String) claim[2];
      if (!fits(manager, found, (String) claim[1], product, review)) {
        continue; // The next report of the order may name more products.
      }
      ReviewRow row = manager.find(ReviewRow.class, review);
      if (row != null && row.verifiedMethod.isEmpty()) {
        verify(manager, row, hash, counts);
        products.add(product);
      }
      manager
          .createNativeQuery("delete from reviews_claim where review_id = ?1")
          .setParameter(1, review)
          .executeUpdate();
    }
    counts.write(manager);
    return products;
  }

  /** Adds to what votes made of the score, which may change meanwhile. */
  private void verify(EntityManager manager, ReviewRow row, String hash, Counts counts) {
    manager.detach(row);
    boolean published = row.state() == Status.APPROVED;
    if (published) {
      counts.add(row, -1);
    }
    row.verifiedMethod = Verification.PURCHASE_FEED;
    Draft.complete(row);
    int changed =
        manager
            .createNativeQuery(
                "update reviews_review set verified_method = ?1, verified_at = ?2, verified_proof ="
                    + " ?3, usefulness = usefulness - content_score + ?4, content_score = ?4,"
                    + " usefulness_reasons = ?5 where id = ?6 and status = ?7")
            .setParameter(1, row.verifiedMethod)
            .setParameter(2, clock.millis())
            .setParameter(3, hash)
            .setParameter(4, row.contentScore)
            .setParameter(5, row.usefulnessReasons)
            .setParameter(6, row.id)
            .setParameter(7, row.status)
            .executeUpdate();
    if (changed == 0) {
      throw new ProblemException(CommonProblem.UNAVAILABLE, "The review is being decided on");
    }
    if (published) {
      counts.add(row, 1);
      manager
          .createNativeQuery(
              "update reviews_published set verified = true, usefulness = (select usefulness from"
                  + " reviews_review where id = ?1) where review_id = ?1")
          .setParameter(1, row.id)
          .executeUpdate();
    }
  }

  /** What is kept of the number of an order beside a review. */
  static String fingerprint(TokenKeys keys, String order) {
    return keys.tokens().fingerprint("order", order);
  }

  /** What is kept of a buyer. */
  static String buyer(TokenKeys keys, String email) {
    return keys.tokens().fingerprint("buyer", email.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
