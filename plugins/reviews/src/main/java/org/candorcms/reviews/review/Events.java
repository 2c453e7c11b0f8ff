// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import com.fasterxml.uuid.Generators;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.candorcms.api.store.Store;

/** Events that are still to be told, written in the transaction of what happened. */
public final class Events {
  private Events() {}

  /** Notes that something happened to a review. */
  public static void add(EntityManager em, ReviewEvent.Kind kind, ReviewRow row, long now) {
    EventRow event = new EventRow();
    event.id = Generators.timeBasedEpochGenerator().generate().toString();
    event.kind = kind.name();
    event.reviewId = row.id;
    event.product = row.product;
    event.happenedAt = now;
    em.persist(event);
  }

  static List<ReviewEvent> oldest(Store store, int limit) {
    return store.read(
        em ->
            em
                .createQuery("select e from EventRow e order by e.id", EventRow.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(EventRow::event)
                .toList());
  }

  static void told(Store store, String id) {
    store.execute(
        em ->
            em.createQuery("delete from EventRow e where e.id = :id")
                .setParameter("id", id)
                .executeUpdate());
  }
}
