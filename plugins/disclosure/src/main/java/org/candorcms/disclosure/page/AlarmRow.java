// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A finding that an editor has called a false alarm. */
@Entity
@Table(name = "disclosure_false_alarm")
@IdClass(AlarmRow.Key.class)
public class AlarmRow {
  @Id
  @Column(name = "content_id")
  String contentId = "";

  @Id String finding = "";
  String reason = "";

  @Column(name = "dismissed_by")
  String dismissedBy = "";

  @Column(name = "dismissed_at")
  Instant dismissedAt = Instant.EPOCH;

  /** For the persistence provider. */
  public AlarmRow() {}

  /** Content and finding. */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    String contentId = "";
    String finding = "";

    /** For the persistence provider. */
    public Key() {}

    Key(String contentId, String finding) {
      this.contentId = contentId;
      this.finding = finding;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.contentId.equals(contentId)
          && key.finding.equals(finding);
    }

    @Override
    public int hashCode() {
      return Objects.hash(contentId, finding);
    }
  }
}
