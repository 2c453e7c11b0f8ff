// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where the image with a path in an import is stored. */
@Entity
@Table(name = "help_media")
public class MediaRow {
  @Id String path = "";
  String name = "";

  /** For the persistence provider. */
  public MediaRow() {}
}
