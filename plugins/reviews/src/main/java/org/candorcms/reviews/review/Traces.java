// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.candorcms.reviews.text.Fingerprint;

/**
 * By what stored reviews are found again: what they say, who wrote them, and the bands where near
 * duplicates meet. Narrow rows with one index each, because the keys come in no order.
 */
public final class Traces {
  private static final int MOST_ALIKE = 50;
  private static final int PARAMETERS = 200;

  private Traces() {}

  private record Trace(String text, String review) {}

  private record Band(long value, String review) {}

  /** The trace of what a review says. */
  public static String content(ReviewRow row) {
    return 'c' + row.contentKey;
  }

  private static String visitor(String visitor) {
    return 'v' + visitor;
  }

  private static String mail(String address) {
    return 'm' + address;
  }

  private static List<Trace> of(ReviewRow row) {
    List<Trace> traces = new ArrayList<>();
    traces.add(new Trace(content(row), row.id));
    if (!row.visitor.isEmpty()) {
      traces.add(new Trace(visitor(row.visitor), row.id));
    }
    if (!row.authorEmail.isEmpty()) {
      traces.add(new Trace(mail(row.authorEmail), row.id));
    }
    return traces;
  }

  private static List<Band> bands(ReviewRow row) {
    return Arrays.stream(Fingerprint.of(Draft.words(row)).bands())
        .distinct()
        .mapToObj(value -> new Band(value, row.id))
        .toList();
  }

  /** Notes those of reviews that are being stored. */
  public static void add(EntityManager em, Collection<ReviewRow> rows) {
    change(
        em,
        rows,
        "insert into reviews_trace (trace, review_id) values (?, ?)",
        "insert into reviews_band (band, review_id) values (?, ?)");
  }

  /** Removes those of a review that goes; its words are still those that it was stored with. */
  static void remove(EntityManager em, ReviewRow row) {
    change(
        em,
        List.of(row),
        "delete from reviews_trace where trace = ? and review_id = ?",
        "delete from reviews_band where band = ? and review_id = ?");
  }

  /** In the order of the indexes, so that neighbours are met while they are still in memory. */
  private static void change(
      EntityManager em, Collection<ReviewRow> rows, String tracing, String banding) {
    List<Trace> traces =
        rows.stream()
            .flatMap(row -> of(row).stream())
            .sorted(Comparator.comparing(Trace::text))
            .toList();
    List<Band> bands =
        rows.stream()
            .flatMap(row -> bands(row).stream())
            .sorted(Comparator.comparingLong(Band::value))
            .toList();
    Connection connection = em.unwrap(Connection.class);
    try (PreparedStatement trace = connection.prepareStatement(tracing);
        PreparedStatement band = connection.prepareStatement(banding)) {
      for (Trace one : traces) {
        trace.setString(1, one.text());
        trace.setString(2, one.review());
        trace.addBatch();
      }
      for (Band one : bands) {
        band.setLong(1, one.value());
        band.setString(2, one.review());
        band.addBatch();
      }
      // HSQLDB refuses an empty batch.
      if (!traces.isEmpty()) {
        trace.executeBatch();
      }
      if (!bands.isEmpty()) {
        band.executeBatch();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Which of these contents are stored. */
  public static Set<String> known(EntityManager em, Collection<String> contents) {
    return found(em, "select trace from reviews_trace where trace in ", contents);
  }

  /** Which of these reviews are stored. */
  public static Set<String> stored(EntityManager em, Collection<String> ids) {
    return found(em, "select id from reviews_review where id in ", ids);
  }

  /** In parts: the persistence provider takes long over thousands of parameters. */
  @SuppressWarnings("unchecked")
  private static Set<String> found(EntityManager em, String select, Collection<String> keys) {
    Set<String> found = new HashSet<>();
    List<String> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += PARAMETERS) {
      List<String> part = all.subList(from, Math.min(all.size(), from + PARAMETERS));
      Query query = em.createNativeQuery(select + "(?" + ", ?".repeat(part.size() - 1) + ")");
      for (int i = 0; i < part.size(); i++) {
        query.setParameter(i + 1, part.get(i));
      }
      found.addAll(query.getResultList());
    }
    return found;
  }

  /** Reviews that were written under an address, oldest first. */
  @SuppressWarnings("unchecked")
  public static List<String> of(EntityManager em, String address, int limit) {
    return em.createNativeQuery(
            "select review_id from reviews_trace where trace = ?1 order by review_id limit "
                + limit)
        .setParameter(1, mail(address))
        .getResultList();
  }

  /** How many reviews a visitor has written since. */
  static long recent(EntityManager em, String visitor, long since) {
    Object count =
        em.createNativeQuery(
                "select count(*) from reviews_trace t join reviews_review r on r.id = t.review_id"
                    + " where t.trace = ?1 and r.submitted_at > ?2")
            .setParameter(1, visitor(visitor))
            .setParameter(2, since)
            .getSingleResult();
    return ((Number) count).longValue();
  }

  /** Reviews that share bands with a text, those that share most first. */
  @SuppressWarnings("unchecked")
  static List<String> alike(EntityManager em, long[] bands) {
    if (bands.length == 0) {
      return List.of();
    }
    List<Object[]> found =
        em.createNativeQuery(
                "select review_id, count(*) from reviews_band where band in (?1, ?2, ?3, ?4)"
                    + " group by review_id order by count(*) desc, review_id limit "
                    + MOST_ALIKE)
            .setParameter(1, bands[0])
            .setParameter(2, bands[1])
            .setParameter(3, bands[2])
            .setParameter(4, bands[3])
            .getResultList();
    return found.stream().map(row -> (String) row[0]).toList();
  }
}
