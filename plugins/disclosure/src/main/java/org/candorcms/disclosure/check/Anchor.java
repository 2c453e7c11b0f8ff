// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

/**
 * A link.
 *
 * @param href its target, as written
 * @param rel its {@code rel}, lower case, with spaces around each value
 * @param block the line in which it starts
 * @param from position of its text in the block
 * @param to position after its text, if it ends in the same block
 * @param offset of its start tag in the source
 */
record Anchor(String href, String rel, Block block, int from, int to, int offset) {
  int before() {
    return block.before + from;
  }

  boolean hasRel(String value) {
    return rel.contains(" " + value + " ");
  }

  /** Whether a sign stands at the link: in its text or right beside it. */
  boolean marked(String marker) {
    String text = block.text();
    int start = Math.min(from, text.length());
    int end = Math.max(start, Math.min(to, text.length()));
    String inside = text.substring(start, end).strip();
    return inside.startsWith(marker)
        || inside.endsWith(marker)
        || text.substring(end, Math.min(text.length(), end + marker.length() + 3))
            .stripLeading()
            .startsWith(marker)
        || text.substring(Math.max(0, start - marker.length() - 2), start)
            .stripTrailing()
            .endsWith(marker);
  }
}
