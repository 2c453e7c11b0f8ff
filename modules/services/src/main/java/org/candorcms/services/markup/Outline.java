// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.content.Markup.Document;
import org.candorcms.api.content.Markup.Heading;
import org.candorcms.api.content.SafeHtml;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Reads text, headings, first image and steps off the safe output, so that they hold for Markdown
 * and raw HTML alike, and drops repeated ids on the way.
 */
final class Outline implements HtmlStreamEventReceiver {
  private static final Set<String> INLINE =
      Set.of(
          "a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark",
          "kbd", "samp", "var", "abbr", "cite", "q", "dfn", "time", "bdi", "bdo", "wbr", "span",
          "code", "img", "ruby", "rt", "rp");
  private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");

  private final HtmlStreamEventReceiver out;
  private final StringBuilder text = new StringBuilder();
  private final List<Heading> headings = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final StringBuilder heading = new StringBuilder();
  private final StringBuilder step = new StringBuilder();
  private @Nullable String headingId;
  private @Nullable String firstImage;
  private int depth;
  private int listDepth = -1;
  private boolean listEnded;

  Outline(HtmlStreamEventReceiver out) {
    this.out = out;
  }

  Document document(String html) {
    return new Document(
        SafeHtml.trusted(html),
        headings,
        text.toString().strip(),
        Optional.ofNullable(firstImage),
        steps);
  }

  @Override
  public void openDocument() {
    out.openDocument();
  }

  @Override
  public void closeDocument() {
    out.closeDocument();
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    List<String> kept = attributes;
    String id = SafePolicy.value(attributes, "id");
    if (id != null && !ids.add(id)) {
      kept = SafePolicy.with(attributes, "id", "");
      id = null;
    }
    out.openTag(element, kept);
    if (!INLINE.contains(element)) {
      breakLine();
    }
    if (element.equals("img") && firstImage == null) {
      firstImage = SafePolicy.value(attributes, "src");
    }
    if (VOID.contains(element)) {
      return;
    }
    depth++;
    if (isHeading(element)) {
      headingId = id;
      heading.setLength(0);
    } else if (element.equals("ol") && listDepth < 0 && !listEnded) {
      listDepth = depth;
    } else if (element.equals("li") && depth == listDepth + 1) {
      step.setLength(0);
    }
  }

  @Override
  public void closeTag(String element) {
    out.closeTag(element);
    if (!INLINE.contains(element)) {
      breakLine();
    }
    if (VOID.contains(element)) {
      return;
    }
    if (isHeading(element) && headingId != null) {
      headings.add(new Heading(element.charAt(1) - '0', headingId, flat(heading)));
      headingId = null;
    } else if (element.equals("li") && listDepth > 0 && depth == listDepth + 1) {
      String item = flat(step);
      if (!item.isEmpty()) {
        steps.add(item);
      }
    } else if (element.equals("ol") && depth == listDepth) {
      listDepth = -1;
      listEnded = true;
    }
    depth--;
  }

  @Override
  public void text(String piece) {
    out.text(piece);
    boolean fresh = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    text.append(fresh ? piece.stripLeading() : piece);
    if (headingId != null) {
      heading.append(piece);
    }
    if (listDepth > 0) {
      step.append(piece);
    }
  }

  private void breakLine() {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    if (end > 0) {
      text.append('\n');
    }
    if (listDepth > 0) {
      step.append(' ');
    }
  }

  private static boolean isHeading(String element) {
    return element.length() == 2 && element.charAt(0) == 'h' && element.charAt(1) != 'r';
  }

  private static String flat(CharSequence text) {
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
