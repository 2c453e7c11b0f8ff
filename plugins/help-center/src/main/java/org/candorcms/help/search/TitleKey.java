// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

/** Letters and digits only, so that a query that is a title is seen as one. */
final class TitleKey {
  private static final int MAX = 200;

  private TitleKey() {}

  static String of(String text) {
    StringBuilder key = new StringBuilder();
    Analysis.fold(text)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(MAX)
        .forEach(key::appendCodePoint);
    return key.toString();
  }
}
