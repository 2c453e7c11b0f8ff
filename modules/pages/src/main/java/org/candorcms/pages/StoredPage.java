// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A page with its draft; what visitors see is in {@link StoredRevision}. */
@Entity
@Table(name = "page_page")
public class StoredPage {
  @Id String id = "";
  String path = "";
  String title = "";
  String lang = "";
  String draft = "";

  @Column(name = "draft_version")
  long draftVersion;

  @Column(name = "published_revision")
  @Nullable Long publishedRevision;

  @Column(name = "published_draft_version")
  @Nullable Long publishedDraftVersion;

  @Column(name = "translation_of")
  @Nullable String translationOf;

  @Column(name = "nav_order")
  @Nullable Integer navOrder;

  @Column(name = "nav_title")
  @Nullable String navTitle;

  @Column(name = "updated_at")
  long updatedAt;

  @Column(name = "updated_by")
  String updatedBy = "";

  /** For the persistence provider. */
  protected StoredPage() {}

  StoredPage(String id) {
    this.id = id;
  }
}
