// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product of an order that was the proof of a review; it is none for another. */
@Entity
@IdClass(InvitedRow.Key.class)
@Table(name = "reviews_invited")
public class InvitedRow {
  @Id
  @Column(name = "order_id")
  String orderId = "";

  @Id String product = "";

  @Column(name = "review_id")
  String reviewId = "";

  @Column(name = "used_at")
  long usedAt;

  /** For the persistence provider. */
  public InvitedRow() {}

  /** Uses a product of an order up; says whether it was unused. */
  static boolean use(EntityManager manager, String order, String product, String review, long at) {
    if (manager.find(InvitedRow.class, new Key(order, product)) != null) {
      return false;
    }
    InvitedRow row = new InvitedRow();
    row.orderId = order;
    row.product = product;
    row.reviewId = review;
    row.usedAt = at;
    manager.persist(row);
    return true;
  }

  /** Order and product. */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    String orderId = "";
    String product = "";

    /** For the persistence provider. */
    public Key() {}

    Key(String orderId, String product) {
      this.orderId = orderId;
      this.product = product;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.orderId.equals(orderId) && key.product.equals(product);
    }

    @Override
    public int hashCode() {
      return Objects.hash(orderId, product);
    }
  }
}
