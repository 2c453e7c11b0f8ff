// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** What was published once; never changed. */
@Entity
@Table(name = "page_revision")
@IdClass(StoredRevision.Key.class)
public class StoredRevision {
  @Id
  @Column(name = "page_id")
  String pageId = "";

  @Id long revision;
  String body = "";

  @Column(name = "published_at")
  long publishedAt;

  @Column(name = "published_by")
  String publishedBy = "";

  /** For the persistence provider. */
  protected StoredRevision() {}

  StoredRevision(String pageId, long revision, String body, long publishedAt, String publishedBy) {
    this.pageId = pageId;
    this.revision = revision;
    this.body = body;
    this.publishedAt = publishedAt;
    this.publishedBy = publishedBy;
  }

  /** Page and number. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    String pageId = "";
    long revision;

    /** For the persistence provider. */
    public Key() {}

    Key(String pageId, long revision) {
      this.pageId = pageId;
      this.revision = revision;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && pageId.equals(key.pageId) && revision == key.revision;
    }

    @Override
    public int hashCode() {
      return Objects.hash(pageId, revision);
    }
  }
}
