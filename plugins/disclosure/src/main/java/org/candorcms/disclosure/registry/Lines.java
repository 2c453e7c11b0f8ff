// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.util.List;

/** Short texts in one column, one on each line. */
final class Lines {
  private Lines() {}

  static List<String> list(String column) {
    return column.lines().filter(line -> !line.isBlank()).toList();
  }

  static String column(List<String> texts) {
    return String.join(
        "\n", texts.stream().map(text -> text.replaceAll("\\s+", " ").strip()).toList());
  }
}
