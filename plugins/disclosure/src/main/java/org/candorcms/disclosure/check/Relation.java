// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.time.LocalDate;
import java.util.Optional;
import org.candorcms.disclosure.rules.Connection;

/**
 * A tie between the maker of the content and a brand.
 *
 * @param kind what ties them
 * @param brand the brand
 * @param creator name of the creator; empty if unknown
 * @param from first day, where known
 * @param to last day; absent while it lasts
 */
public record Relation(
    Connection kind,
    Brand brand,
    String creator,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {
  /** A tie that lasts. */
  public static Relation lasting(Connection kind, String brand) {
    return new Relation(kind, Brand.named(brand), "", Optional.empty(), Optional.empty());
  }
}
