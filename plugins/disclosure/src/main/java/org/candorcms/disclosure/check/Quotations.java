// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;

/** Finds what stands between quotation marks. */
final class Quotations {
  /** Marks that open, and below each those that close it. */
  private static final String OPENING = "\u201C\u201E\u00AB\u00BB\"\u300C";

  private static final List<String> CLOSING =
      List.of("\u201D", "\u201C\u201D", "\u00BB", "\u00AB", "\"", "\u300D");

  private Quotations() {}

  /** The quotations of a line, marks included; none within another. */
  static List<Spot> of(Block block) {
    String text = block.text();
    List<Spot> found = new ArrayList<>(0);
    for (int from = 0; from < text.length(); from++) {
      int mark = OPENING.indexOf(text.charAt(from));
      if (mark >= 0) {
        int to = from + 1;
        while (to < text.length() && CLOSING.get(mark).indexOf(text.charAt(to)) < 0) {
          to++;
        }
        if (to < text.length()) {
          found.add(new Spot(block, from, to + 1, false));
          from = to;
        }
      }
    }
    return found;
  }
}
