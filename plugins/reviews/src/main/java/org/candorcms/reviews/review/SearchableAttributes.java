// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.EntityManager;

/** Attributes of published reviews, kept apart so that an index finds them. */
public final class SearchableAttributes {
  private SearchableAttributes() {}

  /** Adds those of a review that becomes public. */
  public static void add(EntityManager em, ReviewRow row) {
    ReviewRow.pairs(row.attributes)
        .forEach(
            (name, text) ->
                em.createNativeQuery(
                        "insert into reviews_attribute (review_id, attr_name, attr_text, product,"
                            + " published_at) values (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, row.id)
                    .setParameter(2, name)
                    .setParameter(3, text)
                    .setParameter(4, row.product)
                    .setParameter(5, row.publishedAt)
                    .executeUpdate());
  }

  /** Removes those of a review that is no longer public. */
  public static void remove(EntityManager em, String review) {
    em.createNativeQuery("delete from reviews_attribute where review_id = ?1")
        .setParameter(1, review)
        .executeUpdate();
  }
}
