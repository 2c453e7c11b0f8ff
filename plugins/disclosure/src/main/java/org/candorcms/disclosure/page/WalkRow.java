// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a walk over all pages is. */
@Entity
@Table(name = "disclosure_walk")
public class WalkRow {
  @Id String name = "";

  @Column(name = "run_id")
  String runId = "";

  @Column(name = "last_path")
  String lastPath = "";

  long done;
  long total;
  long blocked;

  @Column(name = "started_at")
  Instant startedAt = Instant.EPOCH;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  /** For the persistence provider. */
  public WalkRow() {}
}
