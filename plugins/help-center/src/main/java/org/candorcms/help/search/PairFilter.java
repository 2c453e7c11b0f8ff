// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Two words that follow each other become one term, {@code reset password}. */
final class PairFilter extends TokenFilter {
  private static final int MAX_LENGTH = 60;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private String before = "";

  PairFilter(TokenStream in) {
    super(in);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (input.incrementToken()) {
      String now = term.toString();
      String first = before;
      before = now;
      if (!first.isEmpty() && first.length() + now.length() < MAX_LENGTH) {
        term.setEmpty().append(first).append(' ').append(now);
        return true;
      }
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    before = "";
  }
}
