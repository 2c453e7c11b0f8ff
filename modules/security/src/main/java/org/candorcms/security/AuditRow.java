// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** What was done by whom. */
@Entity
@Table(name = "security_audit")
@NullUnmarked
class AuditRow {
  /** UUIDv7, so ids are in the order of time. */
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "at_time")
  Instant at;

  @Column(name = "actor")
  String actor;

  @Column(name = "action")
  String action;

  @Column(name = "subject")
  String subject;

  protected AuditRow() {}
}
