// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.Locale;

/** Where a review stands. Only approved ones are ever shown. */
public enum Status {
  /** Waits for a decision. */
  PENDING,
  /** Public. */
  APPROVED,
  /** Refused for one of the permitted reasons. */
  REJECTED,
  /** Imported as hidden; it is never published by itself. */
  HIDDEN;

  /** As stored and in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
