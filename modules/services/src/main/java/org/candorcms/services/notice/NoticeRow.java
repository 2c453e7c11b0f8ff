// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A notice, open until it is resolved. */
@Entity
@Table(name = "services_notice")
@NullUnmarked
class NoticeRow {
  @Id
  @Column(name = "notice_key")
  String key;

  @Column(name = "kind")
  String kind;

  /** Ordinal of the severity. */
  @Column(name = "severity")
  int severity;

  @Column(name = "title")
  String title;

  @Column(name = "at_path")
  String path;

  @Column(name = "for_role")
  String role;

  @Column(name = "raised_at")
  Instant raisedAt;

  @Column(name = "resolved_at")
  Instant resolvedAt;

  protected NoticeRow() {}
}
