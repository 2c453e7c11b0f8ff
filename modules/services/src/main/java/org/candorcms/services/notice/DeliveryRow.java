// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A notice on its way to one address, written in the same transaction as the notice. */
@Entity
@Table(name = "services_delivery")
@NullUnmarked
class DeliveryRow {
  static final String WAITING = "waiting";

  /** UUIDv7; also the id of the webhook, the same for every attempt. */
  @Id
  @Column(name = "id")
  String id;

  /** {@code mailto:} and an address, or the address of a webhook. */
  @Column(name = "target")
  String target;

  @Column(name = "notice_key")
  String noticeKey;

  /** JSON for a webhook. */
  @Column(name = "payload")
  String payload;

  /** Title and link for a mail. */
  @Column(name = "line")
  String line;

  @Column(name = "state")
  String state;

  @Column(name = "attempts")
  int attempts;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "next_at")
  Instant nextAt;

  /** The mail that takes it; empty while it is in none. */
  @Column(name = "mail_group")
  String mailGroup;

  @Column(name = "problem")
  String problem;

  protected DeliveryRow() {}

  boolean isMail() {
    return target.startsWith("mailto:");
  }
}
