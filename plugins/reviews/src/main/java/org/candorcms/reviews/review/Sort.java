// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.Locale;
import java.util.Optional;

/** The order of a list. */
public enum Sort {
  /** By {@link Usefulness}, then newest first. */
  USEFUL,
  /** By publication, newest first. */
  NEWEST,
  /** Most stars first, then newest first. */
  HIGHEST,
  /** Fewest stars first, then newest first. */
  LOWEST;

  /** As in the address: {@code useful}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order with this name. */
  public static Optional<Sort> of(String code) {
    for (Sort sort : values()) {
      if (sort.code().equals(code)) {
        return Optional.of(sort);
      }
    }
    return Optional.empty();
  }
}
