// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who wants no requests, as a keyed hash of the address. */
@Entity
@Table(name = "reviews_opt_out")
public class OptOutRow {
  @Id String person = "";

  @Column(name = "opted_out_at")
  long optedOutAt;

  /** For the persistence provider. */
  public OptOutRow() {}
}
