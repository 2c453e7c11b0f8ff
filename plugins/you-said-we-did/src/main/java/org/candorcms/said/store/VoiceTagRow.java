// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A tag on a voice: suggested, confirmed or refused. */
@Entity
@IdClass(VoiceTagRow.Key.class)
@Table(name = "said_voice_tag")
public class VoiceTagRow {
  @Id
  @Column(name = "tag_id")
  public String tagId = "";

  @Id
  @Column(name = "voice_id")
  public String voiceId = "";

  public String state = "";

  public double score;

  public String why = "";

  @Column(name = "decided_by")
  public String decidedBy = "";

  @Column(name = "decided_at")
  public long decidedAt;

  /** For the persistence provider. */
  public VoiceTagRow() {}

  /** tagId, voiceId. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String tagId = "";
    String voiceId = "";

    /** For the persistence provider. */
    public Key() {}

    /** A key. */
    public Key(String tagId, String voiceId) {
      this.tagId = tagId;
      this.voiceId = voiceId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.tagId.equals(tagId) && key.voiceId.equals(voiceId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tagId, voiceId);
    }
  }
}
