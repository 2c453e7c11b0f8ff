// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;

/** Where near duplicates meet. */
public final class Bands {
  private static final int MOST = 50;

  private Bands() {}

  /** Notes the bands of a review. */
  public static void add(EntityManager em, String review, long[] bands) {
    for (long band : Arrays.stream(bands).distinct().toArray()) {
      em.createNativeQuery("insert into reviews_band (band, review_id) values (?1, ?2)")
          .setParameter(1, band)
          .setParameter(2, review)
          .executeUpdate();
    }
  }

  @SuppressWarnings("unchecked")
  static List<String> sharing(EntityManager em, long[] bands) {
    if (bands.length == 0) {
      return List.of();
    }
    return em.createNativeQuery(
            "select distinct review_id from reviews_band where band in (?1, ?2, ?3, ?4) limit "
                + MOST)
        .setParameter(1, bands[0])
        .setParameter(2, bands[1])
        .setParameter(3, bands[2])
        .setParameter(4, bands[3])
        .getResultList();
  }
}
