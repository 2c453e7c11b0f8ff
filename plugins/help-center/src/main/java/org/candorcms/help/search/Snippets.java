// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;

/**
 * The passage of an article that answers best, with the words found marked. Words are stemmed one
 * by one and remembered, and scripts without spaces are searched as they stand, so that a long
 * article costs no whole analysis.
 */
final class Snippets {
  private static final int LENGTH = 200;
  private static final int LEAD = 60;
  private static final int READ = 40_000;
  private static final int LETTERS = 128;

  private final Analysis analysis;
  private final Map<Language, Sought> byLanguage = new HashMap<>();

  /** What is looked for in one language. */
  private record Sought(Set<String> stems, Set<String> pieces, BitSet starts) {
    /** Stemmers keep the first letter in most languages, so most words need no stemming. */
    boolean mayBegin(Language language, char first) {
      return first >= LETTERS || !language.keepsFirstLetter() || starts.get(lower(first));
    }

    static int lower(char letter) {
      return Character.toLowerCase(letter);
    }
  }

  /** A found stretch of text. */
  private record Match(int start, int end, String what) {}

  Snippets(Analysis analysis, List<Plan> plans) {
    this.analysis = analysis;
    for (Plan plan : plans) {
      Sought sought = new Sought(new HashSet<>(), new HashSet<>(), new BitSet(LETTERS));
      for (Plan.Slot slot : plan.slots()) {
        for (Plan.Choice choice : slot.choices()) {
          for (Analysis.Word word : choice.words()) {
            boolean unspaced = Texts.unspaced(word.exact().charAt(0));
            (unspaced ? sought.pieces() : sought.stems())
                .add(unspaced ? word.exact() : word.stem());
            sought.starts().set(word.stem().charAt(0));
            sought.starts().set(word.exact().charAt(0));
          }
        }
      }
      byLanguage.put(plan.language(), sought);
    }
  }

  SearchResult.Hit hit(IndexSearcher searcher, Search.Placed placed, String id) throws IOException {
    Document stored = searcher.storedFields().document(placed.doc());
    Language language = Language.of(String.valueOf(stored.get("lang")));
    String title = String.valueOf(stored.get("title"));
    String body = String.valueOf(stored.get("body"));
    return new SearchResult.Hit(
        id,
        placed.score(),
        passage(language, body.length() > READ ? body.substring(0, READ) : body),
        marked(title, 0, title.length(), matches(language, title)),
        placed.pinned());
  }

  private String passage(Language language, String text) {
    List<Match> matches = matches(language, text);
    int best = 0;
    int bestWorth = -1;
    for (int i = 0; i < matches.size(); i++) {
      Set<String> different = new HashSet<>();
      int from = matches.get(i).start();
      for (int k = i; k < matches.size() && matches.get(k).end() <= from + LENGTH - LEAD; k++) {
        different.add(matches.get(k).what());
      }
      if (different.size() > bestWorth) {
        bestWorth = different.size();
        best = from;
      }
    }
    int start = best <= LEAD ? 0 : boundary(text, best - LEAD, best);
    int end = Math.min(text.length(), start + LENGTH);
    if (end < text.length()) {
      end = lastBoundary(text, end);
    }
    String passage = marked(text, start, end, matches).strip();
    return (start > 0 ? "… " : "") + passage + (end < text.length() ? " …" : "");
  }

  private static int boundary(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
  }

  private static int lastBoundary(String text, int end) {
    for (int i = end; i > end - LEAD; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private List<Match> matches(Language language, String text) {
    Sought sought = byLanguage.get(language);
    if (sought == null) {
      return List.of();
    }
    List<Match> all = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (Texts.unspaced(c)) {
        int length = piece(sought, text, i);
        if (length > 0) {
          all.add(new Match(i, i + length, text.substring(i, i + length)));
        }
        i += Math.max(1, length);
      } else if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(text, i);
        String word = text.substring(i, end);
        if (sought(sought, language, word)) {
          all.add(new Match(i, end, word.toLowerCase(Locale.ROOT)));
        }
        i = end;
      } else {
        i++;
      }
    }
    return all;
  }

  private static int piece(Sought sought, String text, int at) {
    int longest = 0;
    for (String piece : sought.pieces()) {
      if (piece.length() > longest && text.startsWith(piece, at)) {
        longest = piece.length();
      }
    }
    return longest;
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length()
        && !Texts.unspaced(text.charAt(end))
        && (Character.isLetterOrDigit(text.charAt(end))
            || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK
            || inner(text, end))) {
      end++;
    }
    return end;
  }

  /** An apostrophe or a point inside a word or number. */
  private static boolean inner(String text, int at) {
    char c = text.charAt(at);
    return (c == '\'' || c == '’' || (c == '.' && Character.isDigit(text.charAt(at - 1))))
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private boolean sought(Sought sought, Language language, String word) {
    if (word.length() > 64 || !sought.mayBegin(language, word.charAt(0))) {
      return false;
    }
    for (String stem : analysis.stems(language, word)) {
      if (sought.stems().contains(stem)) {
        return true;
      }
    }
    return false;
  }

  private static String marked(String text, int start, int end, List<Match> matches) {
    StringBuilder html = new StringBuilder();
    int at = start;
    for (Match match : matches) {
      if (match.start() < at || match.end() > end) {
        continue;
      }
      escape(html, text, at, match.start());
      html.append("<mark>");
      escape(html, text, match.start(), match.end());
      html.append("</mark>");
      at = match.end();
    }
    escape(html, text, at, end);
    return html.toString();
  }

  private static void escape(StringBuilder html, String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\n' -> html.append(' ');
        default -> html.append(c);
      }
    }
  }
}
