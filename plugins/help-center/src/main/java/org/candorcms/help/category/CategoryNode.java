// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.category;

import java.util.List;

/**
 * A category with those below it.
 *
 * @param count published articles in it and below it
 */
public record CategoryNode(Category category, List<CategoryNode> children, long count) {
  /** Copies collections. */
  public CategoryNode {
    children = List.copyOf(children);
  }
}
