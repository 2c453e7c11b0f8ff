// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What lists read of published reviews: their order and what they are filtered by, in narrow rows
 * with indexes of their own. Kept in the transaction that publishes or withholds.
 */
public final class Published {
  private Published() {}

  /** Adds reviews that become public. */
  public static void add(EntityManager em, Collection<ReviewRow> rows) {
    // In the order of an index, so that neighbours are met while they are still in memory.
    List<ReviewRow> sorted =
        rows.stream()
            .sorted(
                Comparator.comparing((ReviewRow row) -> row.product)
                    .thenComparingLong(row -> row.publishedAt))
            .toList();
    try {
      add(em.unwrap(Connection.class), sorted);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Connection connection, Collection<ReviewRow> rows) throws SQLException {
    try (PreparedStatement place =
            connection.prepareStatement(
                "insert into reviews_published (review_id, product, useful_of, highest_of,"
                    + " lowest_of, rating, shortfall, usefulness, published_at, verified,"
                    + " incentivised, quotable, lang)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement attribute =
            connection.prepareStatement(
                "insert into reviews_attribute (review_id, attr_name, attr_text, product,"
                    + " published_at) values (?, ?, ?, ?, ?)")) {
      boolean attributes = false;
      for (ReviewRow row : rows) {
        place.setString(1, row.id);
        place.setString(2, row.product);
        place.setString(3, row.product);
        place.setString(4, row.product);
        place.setString(5, row.product);
        place.setInt(6, row.rating);
        place.setInt(7, row.shortfall);
        place.setInt(8, row.usefulness);
        place.setLong(9, row.publishedAt);
        place.setBoolean(10, !row.verifiedMethod.isEmpty());
        place.setBoolean(11, !row.incentiveKind.isEmpty());
        place.setBoolean(12, row.quotable);
        place.setString(13, row.lang);
        place.addBatch();
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
      // HSQLDB refuses an empty batch.
      if (!rows.isEmpty()) {
        place.executeBatch();
      }
      if (attributes) {
        attribute.executeBatch();
      }
    }
  }

  /** Removes a review that is no longer public. */
  public static void remove(EntityManager em, String review) {
    for (String table : List.of("reviews_published", "reviews_attribute")) {
      em.createNativeQuery("delete from " + table + " where review_id = ?1")
          .setParameter(1, review)
          .executeUpdate();
    }
  }
}
