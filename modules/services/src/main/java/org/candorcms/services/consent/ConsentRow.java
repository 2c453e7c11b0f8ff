// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.Entry;
import org.jspecify.annotations.NullUnmarked;

/** A line of the ledger. */
@Entity
@Table(name = "services_consent")
@NullUnmarked
class ConsentRow {
  /** UUIDv7, so ids are in the order of time. */
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "subject")
  String subject;

  @Column(name = "purpose")
  String purpose;

  @Column(name = "place")
  String place;

  @Column(name = "wording")
  String wording;

  @Column(name = "act_source")
  String source;

  @Column(name = "granted_at")
  Instant grantedAt;

  @Column(name = "until_at")
  Instant until;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "reason")
  String reason;

  /** Whether all who must know have been told of the end. */
  @Column(name = "told")
  boolean told;

  protected ConsentRow() {}

  Consent consent() {
    return new Consent(subject, purpose, place, wording, source, until);
  }

  Entry entry() {
    return new Entry(consent(), grantedAt, endedAt, reason);
  }
}
