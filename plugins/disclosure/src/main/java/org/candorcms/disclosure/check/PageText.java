// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A page as a reader meets it: its lines in document order, its links, and words that may be
 * labels.
 */
final class PageText {
  /** A label is short; what stands in a longer line is a label only at its start or its end. */
  private static final int SHORT_LINE = 80;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern TAG = Pattern.compile("#[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_]*");

  private final String html;
  private final List<Block> blocks;
  private final List<Anchor> anchors;
  private final int[] lineEnds;
  private final Map<String, List<Spot>> candidates = new HashMap<>();
  private final Map<String, List<Spot>> phrases = new HashMap<>();

  private PageText(String html, Reader reader) {
    this.html = html;
    this.blocks = reader.blocks;
    this.anchors = reader.anchors;
    this.lineEnds = lineEnds(html);
    for (Block block : blocks) {
      lineCandidates(block);
    }
    for (Spot inline : reader.inlines) {
      fragments(inline.block(), inline.from(), inline.to());
    }
  }

  private static int[] lineEnds(String html) {
    int[] ends = new int[64];
    int count = 0;
    for (int at = html.indexOf('\n'); at >= 0; at = html.indexOf('\n', at + 1)) {
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = at;
    }
    return Arrays.copyOf(ends, count);
  }

  static PageText of(String html, Lexicon lexicon) {
    // Offsets stay the same, and the parser is spared to count lines that nobody asks it for.
    String source = html.replace('\n', ' ');
    Reader reader = new Reader(source, lexicon);
    Parser parser = Parser.htmlParser().setTrackPosition(true).setTrackErrors(0);
    parser.parseInput(source, "").traverse(reader);
    reader.flush();
    return new PageText(html, reader);
  }

  List<Block> blocks() {
    return blocks;
  }

  /** Visible characters. */
  int length() {
    return blocks.isEmpty()
        ? 0
        : blocks.get(blocks.size() - 1).before + blocks.get(blocks.size() - 1).length();
  }

  List<Anchor> anchors() {
    return anchors;
  }

  /** Where words stand as a label would, in document order; visible or not. */
  List<Spot> labels(String key) {
    if (key.indexOf(' ') < 0) {
      return candidates.getOrDefault(key, List.of());
    }
    return phrases.computeIfAbsent(
        key,
        words -> {
          List<Spot> found = new ArrayList<>();
          for (Block block : blocks) {
            int at = Words.find(block.lower(), words, 0);
            if (at >= 0) {
              found.add(new Spot(block, at, at + words.length(), false));
            }
          }
          return found;
        });
  }

  /** Where a name is first mentioned in visible text; null where it is not. */
  @Nullable Spot firstMention(String key) {
    for (Block block : blocks) {
      if (block.sight.onPage()) {
        int at = Words.find(block.lower(), key, 0);
        if (at >= 0) {
          return new Spot(block, at, at + key.length(), false);
        }
      }
    }
    return null;
  }

  Finding.Place place(int offset) {
    return place(offset, excerpt(offset));
  }

  Finding.Place place(Spot spot) {
    return place(spot.offset(), cut(spot.block().text(), spot.from()));
  }

  Finding.Place place(Anchor anchor) {
    String shown = cut(anchor.block().text(), anchor.from());
    return place(anchor.offset(), shown.isBlank() ? cut(anchor.href(), 0) : shown);
  }

  private Finding.Place place(int offset, String excerpt) {
    int at = Math.max(0, Math.min(offset, html.length()));
    int before = Arrays.binarySearch(lineEnds, at);
    return new Finding.Place(at, (before < 0 ? -before - 1 : before) + 1, excerpt);
  }

  private String excerpt(int offset) {
    for (Block block : blocks) {
      if (block.sight.onPage() && block.length() > 0 && block.offset(block.length()) >= offset) {
        return cut(block.text(), 0);
      }
    }
    return "";
  }

  private static String cut(String text, int from) {
    int start = Math.max(0, Math.min(from, text.length()) - 30);
    int end = Math.min(text.length(), start + 110);
    if (start > 0 && Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return (start > 0 ? "…" : "")
        + text.substring(start, end).strip()
        + (end < text.length() ? "…" : "");
  }

  private void lineCandidates(Block block) {
    hashtags(block);
    if (block.length() <= SHORT_LINE) {
      fragments(block, 0, block.length());
      return;
    }
    String text = block.lower();
    int first = separator(text, 0, SHORT_LINE + 1);
    while (first >= 0 && first < SHORT_LINE && Words.trimmed(text.substring(0, first)).isEmpty()) {
      first = separator(text, first + 1, SHORT_LINE + 1);
    }
    if (first >= 0 && first <= SHORT_LINE) {
      add(block, 0, first, false);
    }
    int last = lastSeparator(text);
    if (last >= 0 && text.length() - last <= SHORT_LINE) {
      add(block, last, text.length(), false);
    }
    bracketed(block, text);
  }

  private void bracketed(Block block, String text) {
    for (int open = 0; open < text.length(); open++) {
      char c = text.charAt(open);
      if (c == '(' || c == '[') {
        int close = Words.near(text, c == '(' ? ")" : "]", open, SHORT_LINE / 2);
        if (close > open && close - open <= SHORT_LINE / 2) {
          fragments(block, open + 1, close);
        }
      }
    }
  }

  private void fragments(Block block, int from, int to) {
    String text = block.lower();
    add(block, from, to, false);
    int start = from;
    for (int at = separator(text, from, to); at >= 0; at = separator(text, at + 1, to)) {
      add(block, start, at, false);
      start = at + 1;
    }
    if (start > from) {
      add(block, start, to, false);
    }
  }

  private void hashtags(Block block) {
    if (block.lower().indexOf('#') < 0) {
      return;
    }
    List<int[]> run = new ArrayList<>();
    Matcher tag = TAG.matcher(block.lower());
    int end = -1;
    while (tag.find()) {
      if (end >= 0 && !block.lower().substring(end, tag.start()).isBlank()) {
        close(block, run);
      }
      run.add(new int[] {tag.start(), tag.end()});
      end = tag.end();
    }
    close(block, run);
  }

  /** Three tags in a row are a pile, in which only the first is read. */
  private void close(Block block, List<int[]> run) {
    for (int i = 0; i < run.size(); i++) {
      add(block, run.get(i)[0], run.get(i)[1], run.size() >= 3 && i > 0);
    }
    run.clear();
  }

  private void add(Block block, int from, int to, boolean pile) {
    if (to - from > SHORT_LINE + 2) {
      return;
    }
    String text = block.lower();
    int start = from;
    while (start < to && !Words.wordly(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    String key = start >= to ? "" : Words.trimmed(text.substring(start, to));
    if (!key.isEmpty() && key.indexOf(' ') < 0) {
      candidates
          .computeIfAbsent(Words.composed(key), k -> new ArrayList<>(2))
          .add(new Spot(block, start, start + key.length(), pile));
    }
  }

  /** Signs that part a label from what follows. */
  private static int separator(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (separates(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int lastSeparator(String text) {
    int end = text.length();
    while (end > 0 && !Words.wordly(text.charAt(end - 1))) {
      end--;
    }
    for (int i = end - 1; i >= 0; i--) {
      if (separates(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean separates(String text, int i) {
    char c = text.charAt(i);
    return switch (c) {
      case '|',
          '/',
          ':',
          ';',
          ',',
          '!',
          '?',
          '(',
          ')',
          '[',
          ']',
          '*',
          '"',
          '•',
          '·',
          '–',
          '—',
          '«',
          '»',
          '„',
          '“',
          '”',
          '।',
          '…',
          '→',
          '›' ->
          true;
      case '.', '-', '&', '+', '\'' ->
          i + 1 >= text.length() || text.charAt(i + 1) == ' ' || i > 0 && text.charAt(i - 1) == ' ';
      default -> false;
    };
  }

  /** Collects lines and links while the document is walked; the walk does not recurse. */
  private static final class Reader implements NodeVisitor {
    private final String html;
    private final Lexicon lexicon;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Spot> inlines = new ArrayList<>();
    private final Deque<Sight> sights = new ArrayDeque<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Block block;
    private boolean afterMore;
    private int visible;

    /** An inline element that has begun. */
    private record Open(Element element, Block block, int from, int index) {}

    Reader(String html, Lexicon lexicon) {
      this.html = html;
      this.lexicon = lexicon;
      sights.push(Sight.PLAIN);
      this.block = new Block(Sight.PLAIN, false, 0);
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        read(text);
      } else if (node instanceof Element element) {
        start(element);
      } else if (node instanceof Comment comment && comment.getData().strip().startsWith("more")) {
        flush();
        afterMore = true;
        flush();
      }
    }

    private void start(Element element) {
      Sight sight = sights.element().inside(element, lexicon);
      boolean breaks = element.isBlock() || element.normalName().equals("br");
      if (breaks || !sight.equals(sights.element())) {
        sights.push(sight);
        flush();
      } else {
        sights.push(sight);
      }
      if (!breaks) {
        int index = -1;
        if (element.normalName().equals("a") && element.hasAttr("href")) {
          index = anchors.size();
          anchors.add(
              new Anchor(
                  element.attr("href").strip(),
                  rel(element),
                  block,
                  block.length(),
                  block.length(),
                  Math.max(0, element.sourceRange().startPos())));
        }
        open.push(new Open(element, block, block.length(), index));
      }
    }

    private static String rel(Element element) {
      String rel = element.attr("rel");
      return rel.isEmpty()
          ? " "
          : " " + SPACES.matcher(rel.toLowerCase(Locale.ROOT).strip()).replaceAll(" ") + " ";
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      if (!open.isEmpty() && open.element().element() == element) {
        end(open.pop());
      }
      Sight left = sights.pop();
      if (element.isBlock() || sights.isEmpty() || !left.equals(sights.element())) {
        flush();
      }
    }

    private void end(Open inline) {
      if (inline.index() >= 0) {
        Anchor begun = anchors.get(inline.index());
        int to = inline.block() == block ? block.length() : inline.block().length();
        anchors.set(
            inline.index(),
            new Anchor(begun.href(), begun.rel(), begun.block(), begun.from(), to, begun.offset()));
      }
      int length = block.length() - inline.from();
      if (inline.block() == block && length > 0 && length <= SHORT_LINE) {
        inlines.add(new Spot(block, inline.from(), block.length(), false));
      }
      if (inline.block() == block && lexicon.opensMore(inline.element(), block, inline.from())) {
        flush();
        afterMore = true;
        flush();
      }
    }

    private void read(TextNode node) {
      String text = Words.composed(node.getWholeText());
      Range range = node.sourceRange();
      int from = Math.max(0, range.startPos());
      if (html.startsWith(text, from)) {
        for (int i = 0; i < text.length(); i++) {
          block.append(text.charAt(i), from + i);
        }
        return;
      }
      int to = Math.min(html.length(), Math.max(from, range.endPos()));
      int raw = from;
      for (int i = 0; i < text.length(); i++) {
        block.append(text.charAt(i), Math.min(raw, html.length()));
        raw = next(raw, to, text, i);
      }
    }

    /** The place in the source after the character that was read; an entity is one character. */
    private int next(int raw, int to, String text, int i) {
      if (raw >= to) {
        return raw;
      }
      if (html.charAt(raw) == '&' && text.charAt(i) != '&'
          || html.startsWith("&amp;", raw) && text.charAt(i) == '&') {
        int end = html.indexOf(';', raw);
        if (Character.isHighSurrogate(text.charAt(i))) {
          return raw;
        }
        return end > 0 && end < to && end - raw <= 32 ? end + 1 : raw + 1;
      }
      return raw + 1;
    }

    void flush() {
      if (!block.blank()) {
        block.close();
        blocks.add(block);
        if (block.sight.onPage()) {
          visible += block.length();
        }
      }
      Sight sight = sights.isEmpty() ? Sight.PLAIN : sights.element();
      block = new Block(sight, afterMore, visible);
    }
  }
}
