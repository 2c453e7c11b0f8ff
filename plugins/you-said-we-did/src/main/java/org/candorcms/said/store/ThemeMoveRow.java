// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A voice that a theme had when it was merged into another one. */
@Entity
@IdClass(ThemeMoveRow.Key.class)
@Table(name = "said_theme_move")
public class ThemeMoveRow {
  @Id
  @Column(name = "theme_id")
  public String themeId = "";

  @Id
  @Column(name = "voice_id")
  public String voiceId = "";

  /** Whether the other theme had it too. */
  public boolean shared;

  /** For the persistence provider. */
  public ThemeMoveRow() {}

  /** themeId, voiceId. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String themeId = "";
    String voiceId = "";

    /** For the persistence provider. */
    public Key() {}

    /** A key. */
    public Key(String themeId, String voiceId) {
      this.themeId = themeId;
      this.voiceId = voiceId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.themeId.equals(themeId) && key.voiceId.equals(voiceId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(themeId, voiceId);
    }
  }
}
