// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** What somebody said. */
@Entity
@Table(name = "said_voice")
public class VoiceRow {
  @Id public String id = "";

  public String source = "";

  @Column(name = "source_ref")
  public String sourceRef = "";

  public String body = "";

  public String lang = "";

  @Column(name = "lang_detected")
  public boolean langDetected;

  public String topic = "";

  public String author = "";

  public String url = "";

  public String product = "";

  @Column(name = "said_at")
  public long saidAt;

  @Column(name = "received_at")
  public long receivedAt;

  @Column(name = "day_on")
  public LocalDate dayOn = LocalDate.EPOCH;

  public String state = "";

  @Column(name = "contact_id")
  public String contactId = "";

  @Column(name = "quote_allowed")
  public boolean quoteAllowed;

  @Column(name = "notify_allowed")
  public boolean notifyAllowed;

  @Column(name = "remember_allowed")
  public boolean rememberAllowed;

  public boolean masked;

  @Column(name = "body_key")
  public long bodyKey;

  @Column(name = "sketch_a")
  public long sketchA;

  @Column(name = "sketch_b")
  public long sketchB;

  @Column(name = "duplicate_of")
  public String duplicateOf = "";

  @Column(name = "batch_id")
  public String batchId = "";

  public long version;

  /** For the persistence provider. */
  public VoiceRow() {}
}
