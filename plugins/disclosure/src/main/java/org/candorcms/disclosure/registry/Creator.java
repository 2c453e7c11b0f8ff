// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who makes content.
 *
 * @param id of the client: {@code [A-Za-z0-9._-]{1,128}}
 * @param name as shown
 * @param url of the creator's own page
 * @param email by which the creator asks what is held; never shown
 * @param audiences jurisdictions that the creator usually addresses
 */
public record Creator(
    String id,
    String name,
    Optional<String> url,
    Optional<String> email,
    List<String> audiences,
    long version) {
  /** Copies collections. */
  public Creator {
    audiences = List.copyOf(audiences);
  }
}
