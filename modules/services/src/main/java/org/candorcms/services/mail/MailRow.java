// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A mail in the outbox; what it said goes as soon as it was sent. */
@Entity
@Table(name = "services_mail")
@NullUnmarked
class MailRow {
  static final String WAITING = "waiting";
  static final String SENT = "sent";
  static final String FAILED = "failed";

  @Id
  @Column(name = "mail_key")
  String key;

  @Column(name = "batch")
  String batch;

  @Column(name = "state")
  String state;

  @Column(name = "attempts")
  int attempts;

  @Column(name = "accepted_at")
  Instant acceptedAt;

  @Column(name = "next_at")
  Instant nextAt;

  @Column(name = "ended_at")
  Instant endedAt;

  /** Which process is sending it, until when nobody else may. */
  @Column(name = "lease_owner")
  String leaseOwner;

  @Column(name = "lease_until")
  Instant leaseUntil;

  @Column(name = "recipient")
  String recipient;

  /** The recipient in lower case, to be found by. */
  @Column(name = "person")
  String person;

  @Column(name = "lang")
  String language;

  @Column(name = "subject")
  String subject;

  @Column(name = "body_text")
  String text;

  @Column(name = "body_html")
  String html;

  @Column(name = "unsubscribe")
  String unsubscribe;

  @Column(name = "problem")
  String problem;

  protected MailRow() {}
}
