// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The answer to a theme. */
@Entity
@Table(name = "said_action")
public class ActionRow {
  @Id public String id = "";

  public String slug = "";

  public String lang = "";

  public String title = "";

  public String asked = "";

  @Column(name = "said_summary")
  public String saidSummary = "";

  @Column(name = "said_voices")
  public long saidVoices;

  @Column(name = "said_of")
  public long saidOf;

  public String did = "";

  @Column(name = "could_not")
  public String couldNot = "";

  public String reason = "";

  @Column(name = "next_step")
  public String nextStep = "";

  @Column(name = "check_on")
  public @Nullable LocalDate checkOn;

  @Column(name = "due_on")
  public @Nullable LocalDate dueOn;

  @Column(name = "owner_name")
  public String ownerName = "";

  public String status = "";

  @Column(name = "done_at")
  public long doneAt;

  @Column(name = "theme_id")
  public String themeId = "";

  public String product = "";

  @Column(name = "translation_of")
  public String translationOf = "";

  @Column(name = "merged_into")
  public String mergedInto = "";

  @Column(name = "change_no")
  public long changeNo;

  @Column(name = "changed_at")
  public long changedAt;

  @Column(name = "dispute_round")
  public long disputeRound;

  public long disputes;

  @Column(name = "disputed_at")
  public long disputedAt;

  @Column(name = "reminded_on")
  public @Nullable LocalDate remindedOn;

  public long version;

  @Column(name = "created_at")
  public long createdAt;

  @Column(name = "updated_at")
  public long updatedAt;

  /** For the persistence provider. */
  public ActionRow() {}
}
