// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A path that visitors can ask for. */
@Entity
@Table(name = "page_route")
public class StoredRoute {
  @Id String path = "";

  @Column(name = "page_id")
  String pageId = "";

  boolean moved;

  /** For the persistence provider. */
  protected StoredRoute() {}

  StoredRoute(String path, String pageId) {
    this.path = path;
    this.pageId = pageId;
  }
}
