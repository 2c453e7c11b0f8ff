// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.tag;

import java.util.List;

/**
 * A word for what voices are about.
 *
 * @param id {@code [a-z0-9-]{1,60}}
 * @param kind {@code topic} (about what), {@code intent} (what for) or {@code pain} (what hurts)
 * @param label for editors
 * @param words words and phrases of any language that suggest it
 */
public record Tag(String id, String kind, String label, List<String> words) {
  /** The kinds. */
  public static final List<String> KINDS = List.of("topic", "intent", "pain");

  /** Copies collections. */
  public Tag {
    words = List.copyOf(words);
  }
}
