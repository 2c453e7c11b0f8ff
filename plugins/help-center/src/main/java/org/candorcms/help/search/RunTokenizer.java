// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import org.apache.lucene.analysis.util.CharTokenizer;

/** Runs of letters, marks and digits, without looking for words in them. */
final class RunTokenizer extends CharTokenizer {
  @Override
  protected boolean isTokenChar(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
