// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.label.LinkLabel;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.LabelText;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RuleBooks;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives the links of labelled content what the rules in force want of them: {@code rel}, the
 * marker, and the explanation of the marker before the first. Only where an editor has recorded
 * that links earn something; a suspicion alone is a finding.
 */
@Component(service = LinkLabel.class)
public final class MarkedLinks implements LinkLabel {
  /** Elements in which a paragraph may stand. */
  private static final Set<String> CONTAINERS =
      Set.of("body", "main", "div", "section", "article", "aside", "details", "blockquote");

  private static final String UNMARKED = "link.unmarked";
  private static final String KEY_MISSING = "link.key-missing";

  private final PageLabels labels;
  private final Registry registry;
  private final RuleBooks books;

  /** Gets its surroundings. */
  @Activate
  public MarkedLinks(
      @Reference PageLabels labels, @Reference Registry registry, @Reference RuleBooks books) {
    this.labels = labels;
    this.registry = registry;
    this.books = books;
  }

  /** Text that comes into the source at a place, instead of what is there up to an end. */
  private record Edit(int from, int to, String text) {}

  @Override
  public SafeHtml marked(String contentId, Locale language, SafeHtml html) {
    boolean earns =
        registry.snapshot().covering(contentId).stream().anyMatch(tie -> tie.kind().earns());
    if (!earns) {
      return html;
    }
    RuleBook book = books.inForce();
    String source = html.value();
    CheckResult links = labels.check(contentId, source, language, book, Set.of());
    String marked = links.required() ? links(source, links) : source;
    if (!marked.equals(source)) {
      // Whether the marker is explained can be told once all links have it.
      CheckResult after = labels.check(contentId, marked, language, book, Set.of());
      marked =
          after.linkKey().isPresent() && has(after, KEY_MISSING)
              ? explained(marked, after, after.linkKey().get())
              : marked;
    }
    return marked.equals(source) ? html : SafeHtml.trusted(marked);
  }

  private static boolean earning(CheckResult.LinkMark mark) {
    return List.of(mark.rel().split(" ")).contains("sponsored");
  }

  private static boolean has(CheckResult result, String code) {
    return result.findings().stream().anyMatch(finding -> finding.code().equals(code));
  }

  private static String links(String html, CheckResult result) {
    Map<Integer, CheckResult.LinkMark> marks = new HashMap<>();
    for (CheckResult.LinkMark mark : result.links()) {
      if (earning(mark)) {
        marks.put(mark.at().offset(), mark);
      }
    }
    if (marks.isEmpty()) {
      return html;
    }
    Set<Integer> bare = new HashSet<>();
    result.findings().stream()
        .filter(finding -> finding.code().equals(UNMARKED))
        .forEach(finding -> bare.add(finding.at().offset()));
    List<Edit> edits = new ArrayList<>();
    for (Element link : parsed(html).select("a[href]")) {
      CheckResult.LinkMark mark = marks.get(link.sourceRange().startPos());
      if (mark != null) {
        edits.add(rel(html, link, mark.rel()));
        int end = link.endSourceRange().endPos();
        if (!mark.marker().isEmpty() && bare.contains(mark.at().offset()) && end > 0) {
          edits.add(new Edit(end, end, markerOf(mark)));
        }
      }
    }
    return edited(html, edits);
  }

  private static String markerOf(CheckResult.LinkMark mark) {
    return "<span class=\"label-required\">" + SafeHtml.text(mark.marker()) + "</span>";
  }

  private static Edit rel(String html, Element link, String rel) {
    String attribute = "rel=\"" + SafeHtml.text(rel) + "\"";
    if (link.hasAttr("rel")) {
      Range.AttributeRange range = link.attributes().sourceRange("rel");
      int from = range.nameRange().startPos();
      int to = range.valueRange().endPos();
      if (from >= 0 && to > from) {
        boolean quoted = to < html.length() && (html.charAt(to) == '"' || html.charAt(to) == '\'');
        return new Edit(from, quoted ? to + 1 : to, attribute);
      }
    }
    int name = link.sourceRange().startPos() + "<a".length();
    return new Edit(name, name, " " + attribute);
  }

  /** The explanation, as a paragraph before that of the first link. */
  private static String explained(String html, CheckResult result, LabelText key) {
    Optional<CheckResult.LinkMark> first =
        result.links().stream()
            .filter(MarkedLinks::earning)
            .min(Comparator.comparingInt(mark -> mark.at().offset()));
    if (first.isEmpty()) {
      return html;
    }
    @Nullable Element block = null;
    for (Element link : parsed(html).select("a[href]")) {
      if (link.sourceRange().startPos() == first.get().at().offset()) {
        block = paragraph(link);
        break;
      }
    }
    int at = block == null ? 0 : Math.max(0, block.sourceRange().startPos());
    String text =
        "<p class=\"link-key\"><span class=\"label-required\" lang=\""
            + SafeHtml.text(key.lang())
            + "\">"
            + SafeHtml.text(key.text())
            + "</span></p>";
    return edited(html, List.of(new Edit(at, at, text)));
  }

  private static Element paragraph(Element link) {
    Element block = link;
    for (Element up = link.parent();
        up != null && !CONTAINERS.contains(block.normalName()) && up.parent() != null;
        up = up.parent()) {
      if (CONTAINERS.contains(up.normalName())) {
        return block;
      }
      block = up;
    }
    return block;
  }

  private static Element parsed(String html) {
    return Parser.htmlParser().setTrackPosition(true).setTrackErrors(0).parseInput(html, "").body();
  }

  private static String edited(String html, List<Edit> edits) {
    StringBuilder out = new StringBuilder(html.length() + edits.size() * 64);
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
      out.append(html, at, edit.from()).append(edit.text());
      at = edit.to();
    }
    return out.append(html, at, html.length()).toString();
  }
}
