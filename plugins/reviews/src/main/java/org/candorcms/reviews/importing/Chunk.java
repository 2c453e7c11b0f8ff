// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.review.Counts;
import org.candorcms.reviews.review.Published;
import org.candorcms.reviews.review.Retry;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Status;
import org.candorcms.reviews.review.Traces;

/**
 * Stores some hundred reviews in one transaction: one look-up for those that are there already, the
 * rest in batches. Two imports at once take turns, so that none stores what the other just did.
 */
final class Chunk {
  private final Store store;

  Chunk(Store store) {
    this.store = store;
  }

  /** How many were new, and which products they are about. */
  record Stored(int created, Set<String> products) {}

  /** How many of the rows are not stored yet; stores nothing. */
  int unknown(List<ReviewRow> rows) {
    return store.read(em -> fresh(em, rows).size());
  }

  /** Stores what is not stored yet. */
  Stored store(List<ReviewRow> rows) {
    return Retry.write(
        store,
        em -> {
          em.createNativeQuery(
                  "update reviews_lock set counter = counter + 1 where name = 'import'")
              .executeUpdate();
          List<ReviewRow> fresh = fresh(em, rows);
          ReviewRow.insert(em, fresh);
          List<ReviewRow> published =
              fresh.stream().filter(row -> row.state() == Status.APPROVED).toList();
          Traces.add(em, fresh);
          Published.add(em, published);
          Counts counts = new Counts();
          published.forEach(row -> counts.add(row, 1));
          counts.write(em);
          Set<String> products = new TreeSet<>();
          published.forEach(row -> products.add(row.product));
          return new Stored(fresh.size(), products);
        });
  }

  private static List<ReviewRow> fresh(EntityManager em, List<ReviewRow> rows) {
    Set<String> known = Traces.stored(em, rows.stream().map(row -> row.id).toList());
    known.addAll(Traces.known(em, rows.stream().map(Traces::content).toList()));
    List<ReviewRow> fresh = new ArrayList<>();
    for (ReviewRow row : rows) {
      if (!known.contains(row.id) && known.add(Traces.content(row))) {
        known.add(row.id);
        fresh.add(row);
      }
    }
    return fresh;
  }
}
