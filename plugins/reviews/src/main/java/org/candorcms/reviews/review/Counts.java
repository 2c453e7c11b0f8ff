// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes the counts of published reviews in the transaction that publishes or withholds them. The
 * database adds, so no change is lost; rows are changed in one order everywhere, so that two
 * transactions never wait for each other.
 */
public final class Counts {
  private final Map<Cell, Long> cells = new TreeMap<>();
  private final Map<Text, Long> texts = new TreeMap<>();

  /** What is counted together. */
  private record Cell(
      String product, int rating, boolean incentivised, boolean verified, String lang)
      implements Comparable<Cell> {
    private String key() {
      return product + '\n' + rating + incentivised + verified + lang;
    }

    @Override
    public int compareTo(Cell other) {
      return key().compareTo(other.key());
    }
  }

  private record Text(String product, String name, String text) implements Comparable<Text> {
    @Override
    public int compareTo(Text other) {
      return (product + '\n' + name + '\n' + text)
          .compareTo(other.product + '\n' + other.name + '\n' + other.text);
    }
  }

  /** Notes that a review becomes public (1) or stops to be (-1). */
  public Counts add(ReviewRow row, int difference) {
    cells.merge(
        new Cell(
            row.product,
            row.rating,
            !row.incentiveKind.isEmpty(),
            !row.verifiedMethod.isEmpty(),
            row.lang),
        (long) difference,
        Long::sum);
    ReviewRow.pairs(row.attributes)
        .forEach(
            (name, text) ->
                texts.merge(new Text(row.product, name, text), (long) difference, Long::sum));
    return this;
  }

  /** Writes what was noted. */
  public void write(EntityManager em) {
    cells.forEach(
        (cell, difference) -> {
          if (difference != 0 && update(em, cell, difference) == 0) {
            em.createNativeQuery(
                    "insert into reviews_count (product, rating, incentivised, verified, lang,"
                        + " reviews) values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, cell.product())
                .setParameter(2, cell.rating())
                .setParameter(3, cell.incentivised())
                .setParameter(4, cell.verified())
                .setParameter(5, cell.lang())
                .setParameter(6, difference)
                .executeUpdate();
          }
        });
    texts.forEach(
        (text, difference) -> {
          if (difference != 0 && update(em, text, difference) == 0) {
            em.createNativeQuery(
                    "insert into reviews_attribute_count (product, attr_name, attr_text, reviews)"
                        + " values (?1, ?2, ?3, ?4)")
                .setParameter(1, text.product())
                .setParameter(2, text.name())
                .setParameter(3, text.text())
                .setParameter(4, difference)
                .executeUpdate();
          }
        });
  }

  private static int update(EntityManager em, Cell cell, long difference) {
    return em.createNativeQuery(
            "update reviews_count set reviews = reviews + ?1 where product = ?2 and rating = ?3"
                + " and incentivised = ?4 and verified = ?5 and lang = ?6")
        .setParameter(1, difference)
        .setParameter(2, cell.product())
        .setParameter(3, cell.rating())
        .setParameter(4, cell.incentivised())
        .setParameter(5, cell.verified())
        .setParameter(6, cell.lang())
        .executeUpdate();
  }

  private static int update(EntityManager em, Text text, long difference) {
    return em.createNativeQuery(
            "update reviews_attribute_count set reviews = reviews + ?1 where product = ?2 and"
                + " attr_name = ?3 and attr_text = ?4")
        .setParameter(1, difference)
        .setParameter(2, text.product())
        .setParameter(3, text.name())
        .setParameter(4, text.text())
        .executeUpdate();
  }
}
