// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.proof;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signed record as stored. */
@Entity
@Table(name = "disclosure_record")
public class RecordRow {
  @Id
  @Column(name = "seq")
  long sequence;

  String path = "";

  @Column(name = "content_id")
  String contentId = "";

  @Column(name = "recorded_at")
  Instant recordedAt = Instant.EPOCH;

  String body = "";
  String hash = "";
  String signature = "";

  @Column(name = "html_hash")
  String htmlHash = "";

  /** For the persistence provider. */
  public RecordRow() {}
}
