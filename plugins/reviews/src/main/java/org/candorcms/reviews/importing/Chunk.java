// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.review.Counts;
import org.candorcms.reviews.review.Draft;
import org.candorcms.reviews.review.Retry;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Status;
import org.candorcms.reviews.text.Fingerprint;

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
          fresh.forEach(em::persist);
          em.flush();
          em.clear();
          try {
            follow(em.unwrap(Connection.class), fresh);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          Counts counts = new Counts();
          Set<String> products = new TreeSet<>();
          for (ReviewRow row : fresh) {
            if (row.state() == Status.APPROVED) {
              counts.add(row, 1);
              products.add(row.product);
            }
          }
          counts.write(em);
          return new Stored(fresh.size(), products);
        });
  }

  private static List<ReviewRow> fresh(EntityManager em, List<ReviewRow> rows) {
    // Two questions: with "or" between them, neither index is used.
    Set<String> known = new HashSet<>();
    known.addAll(stored(em, "id", rows.stream().map(row -> row.id).toList()));
    known.addAll(stored(em, "contentKey", rows.stream().map(row -> row.contentKey).toList()));
    List<ReviewRow> fresh = new ArrayList<>();
    for (ReviewRow row : rows) {
      if (!known.contains(row.id) && known.add(row.contentKey)) {
        known.add(row.id);
        fresh.add(row);
      }
    }
    return fresh;
  }

  private static List<String> stored(EntityManager em, String column, List<String> values) {
    return em.createQuery(
            "select r." + column + " from ReviewRow r where r." + column + " in :values",
            String.class)
        .setParameter("values", values)
        .getResultList();
  }

  private static void follow(Connection connection, List<ReviewRow> rows) throws SQLException {
    try (PreparedStatement band =
            connection.prepareStatement(
                "insert into reviews_band (band, review_id) values (?, ?)");
        PreparedStatement attribute =
            connection.prepareStatement(
                "insert into reviews_attribute (review_id, attr_name, attr_text, product,"
                    + " published_at) values (?, ?, ?, ?, ?)")) {
      boolean bands = false;
      boolean attributes = false;
      for (ReviewRow row : rows) {
        for (long value :
            Arrays.stream(Fingerprint.of(Draft.words(row)).bands()).distinct().toArray()) {
          band.setLong(1, value);
          band.setString(2, row.id);
          band.addBatch();
          bands = true;
        }
        if (row.state() == Status.APPROVED) {
          for (var entry : ReviewRow.pairs(row.attributes).entrySet()) {
            attribute.setString(1, row.id);
            attribute.setString(2, entry.getKey());
            attribute.setString(3, entry.getValue());
            attribute.setString(4, row.product);
            attribute.setLong(5, row.publishedAt);
            attribute.addBatch();
            attributes = true;
          }
        }
      }
      // HSQLDB refuses an empty batch.
      if (bands) {
        band.executeBatch();
      }
      if (attributes) {
        attribute.executeBatch();
      }
    }
  }
}
