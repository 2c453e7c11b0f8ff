// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Grams of characters from runs in scripts without spaces; other runs are left out. */
final class GramFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final int min;
  private final int max;
  private int[] run = new int[0];
  private int at;
  private int size;

  GramFilter(TokenStream in, int min, int max) {
    super(in);
    this.min = min;
    this.max = max;
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (true) {
      while (at + size > run.length && at < run.length) {
        at++;
        size = min;
      }
      if (at + size <= run.length) {
        term.setEmpty().append(new String(run, at, size));
        if (size == max) {
          at++;
          size = min;
        } else {
          size++;
        }
        return true;
      }
      if (!input.incrementToken()) {
        return false;
      }
      run = unspaced(term) ? term.toString().codePoints().toArray() : new int[0];
      at = 0;
      size = min;
    }
  }

  private static boolean unspaced(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (Texts.unspaced(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    run = new int[0];
    at = 0;
    size = min;
  }
}
