// SPDX-License-Identifier: Apache-2.0
package sample.notes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** An entity as plugins write them: flat, with one column of each kind that matters. */
@Entity
@Table(name = "notes_note")
public class Note {
  @Id
  @Column(length = 36)
  private String id;

  @Column(nullable = false, length = 100)
  private String slug;

  @Column(length = 1_100_000)
  private String body;

  @Column(name = "created_at")
  private Instant createdAt;

  private boolean pinned;

  private long seq;

  private double score;

  @Version private long version;

  /** For the mapper. */
  protected Note() {}

  /** Full of values. */
  public Note(String id, String slug, String body, Instant createdAt, boolean pinned, long seq) {
    this.id = id;
    this.slug = slug;
    this.body = body;
    this.createdAt = createdAt;
    this.pinned = pinned;
    this.seq = seq;
    this.score = 0.5;
  }

  /** Client's id. */
  public String id() {
    return id;
  }

  /** Long text. */
  public String body() {
    return body;
  }

  /** Replaces the text. */
  public void rewrite(String text) {
    this.body = text;
  }

  /** Moment of creation. */
  public Instant createdAt() {
    return createdAt;
  }

  /** A flag. */
  public boolean pinned() {
    return pinned;
  }

  /** A fraction. */
  public double score() {
    return score;
  }

  @Override
  public String toString() {
    return id + "/" + slug + "/" + seq + "/" + version;
  }
}
