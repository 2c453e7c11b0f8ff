// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Splits what the word rules of Unicode keep together: {@code web.config}, {@code snake_case}.
 * Numbers keep their points.
 */
final class PartFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

  private AttributeSource.@Nullable State state;
  private String rest = "";
  private int restStart;
  private boolean exactOffsets;
  private int end;

  PartFilter(TokenStream in) {
    super(in);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (rest.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      if (cut(term, 0) < 0) {
        return true;
      }
      state = captureState();
      rest = term.toString();
      restStart = offset.startOffset();
      end = offset.endOffset();
      exactOffsets = end - restStart == rest.length();
    } else {
      restoreState(state);
    }
    int cut = cut(rest, 0);
    String part = cut < 0 ? rest : rest.substring(0, cut);
    term.setEmpty().append(part);
    if (exactOffsets) {
      offset.setOffset(restStart, restStart + part.length());
    }
    restStart += part.length() + 1;
    rest = cut < 0 ? "" : rest.substring(cut + 1);
    return true;
  }

  private static int cut(CharSequence text, int from) {
    for (int i = Math.max(1, from); i < text.length() - 1; i++) {
      char c = text.charAt(i);
      boolean joins = c == '_' || c == '.' || c == ':';
      boolean digits =
          Character.isDigit(text.charAt(i - 1)) && Character.isDigit(text.charAt(i + 1));
      if (joins && !digits) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    rest = "";
    state = null;
  }
}
