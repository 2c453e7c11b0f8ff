// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.letter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mail to an author that waits. */
@Entity
@IdClass(LetterRow.Key.class)
@Table(name = "reviews_letter")
public class LetterRow {
  @Id
  @Column(name = "review_id")
  String reviewId = "";

  @Id String kind = "";

  @Column(name = "due_at")
  long dueAt;

  /** For the persistence provider. */
  public LetterRow() {}

  /** Review and kind. */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    String reviewId = "";
    String kind = "";

    /** For the persistence provider. */
    public Key() {}

    Key(String reviewId, String kind) {
      this.reviewId = reviewId;
      this.kind = kind;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.reviewId.equals(reviewId) && key.kind.equals(kind);
    }

    @Override
    public int hashCode() {
      return Objects.hash(reviewId, kind);
    }
  }
}
