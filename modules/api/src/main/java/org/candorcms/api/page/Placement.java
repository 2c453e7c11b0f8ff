// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.util.Map;

/**
 * A widget on a page.
 *
 * @param id unique on the page, {@code [A-Za-z0-9._-]{1,64}}
 * @param type id of the widget, as in {@code reviews.list}
 * @param settings by name, as read from JSON: strings, numbers, booleans, lists, maps
 * @since 1.0
 */
public record Placement(String id, String type, Map<String, Object> settings) implements Content {
  /** Copies collections. */
  public Placement {
    settings = Map.copyOf(settings);
  }
}
