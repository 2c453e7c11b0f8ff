// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candorcms.disclosure.rules.Connection;

/**
 * A relation of the registry: what ties a creator to a brand, for which content, and since when.
 *
 * @param id UUIDv7, or the client's
 * @param kind what ties them
 * @param creator id of the creator; empty for the site itself
 * @param creatorName as shown
 * @param brand id of the brand
 * @param brandName as shown
 * @param from first day, where known
 * @param to last day; absent while it lasts
 * @param scope ids of the content it is about, as in {@code page:boots}; {@code
 *     help.article:kettle-*} means all that begin so
 * @param audiences jurisdictions that this content addresses; empty for those of the creator and
 *     the site
 * @param proof where the agreement can be found
 */
public record Tie(
    String id,
    Connection kind,
    String creator,
    String creatorName,
    String brand,
    String brandName,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    List<String> scope,
    List<String> audiences,
    String proof,
    long version) {
  /** Copies collections. */
  public Tie {
    scope = List.copyOf(scope);
    audiences = List.copyOf(audiences);
  }

  /** Whether it is about a piece of content. */
  public boolean covers(String contentId) {
    return !contentId.isEmpty()
        && scope.stream()
            .anyMatch(
                pattern ->
                    pattern.endsWith("*")
                        ? contentId.startsWith(pattern.substring(0, pattern.length() - 1))
                        : contentId.equals(pattern));
  }

  /** Whether it lasts on a day. */
  public boolean lastsOn(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}
