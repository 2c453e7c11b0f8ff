// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.label.LinkLabel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The labels that a page must carry, and how they stand on it: as the first thing in {@code main},
 * where neither a widget nor a theme's template can leave them out. A source that fails is answered
 * from what it last said. Thread-safe.
 */
public final class Labels {
  /**
   * Style sheet that keeps labels visible. It comes first and declares the first cascade layer, so
   * that its important declarations win over all others of the page (CSS Cascading and Inheritance
   * Level 5, section 6.4.4).
   */
  static final String GUARD = "rendering/label.css";

  /** Whether HTML has a label, its own or a plugin's. */
  static final String MARK = "label-required";

  private static final Logger log = LoggerFactory.getLogger(Labels.class);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int REMEMBERED = 2000;
  private static final Pattern MAIN = tag("main");
  private static final Pattern BODY = tag("body");

  /** The start of an element; what stands in a comment or in a script is none. */
  private static Pattern tag(String name) {
    return Pattern.compile(
        "<!--.*?-->"
            + "|<(script|style|template|noscript|textarea|title)\\b.*?</\\1\\s*>"
            + "|(?<place><"
            + name
            + "\\b(?:\"[^\"]*\"|'[^']*'|[^'\">])*+>)",
        Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private final List<ContentLabel> sources = new CopyOnWriteArrayList<>();
  private final List<LinkLabel> linkSources = new CopyOnWriteArrayList<>();
  private final Sandbox sandbox;
  private final Map<String, List<String>> lastGood =
      new LinkedHashMap<>(64, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  Labels(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Adds a source. */
  public void add(ContentLabel source) {
    sources.add(source);
  }

  /** Removes a source; what it said is forgotten. */
  public void remove(ContentLabel source) {
    sources.remove(source);
    synchronized (lastGood) {
      lastGood.clear();
    }
  }

  /** Adds a source of what links carry. */
  public void add(LinkLabel source) {
    linkSources.add(source);
  }

  /** Removes a source of what links carry. */
  public void remove(LinkLabel source) {
    linkSources.remove(source);
  }

  /** Marks the links of what stands in a slot; absent if a source failed. */
  Optional<SafeHtml> marked(String contentId, Locale language, SafeHtml html) {
    if (contentId.isEmpty() || linkSources.isEmpty() || !html.value().contains("<a ")) {
      return Optional.of(html);
    }
    try {
      return Optional.of(sandbox.start(() -> mark(contentId, language, html), LIMIT).await());
    } catch (Sandbox.Failure failure) {
      log.warn("links of {} are not marked: {}", contentId, failure.kind(), failure);
      return Optional.empty();
    }
  }

  private SafeHtml mark(String contentId, Locale language, SafeHtml html) {
    SafeHtml marked = html;
    for (LinkLabel source : linkSources) {
      marked = source.marked(contentId, language, marked);
    }
    return marked;
  }

  /**
   * The labels of a piece of content, none for the empty id; absent if a source failed that has
   * said nothing before.
   */
  Optional<List<String>> of(String contentId, Locale language) {
    if (contentId.isEmpty() || sources.isEmpty()) {
      return Optional.of(List.of());
    }
    String key = contentId + '\n' + language.toLanguageTag();
    try {
      List<String> texts = sandbox.start(() -> ask(contentId, language), LIMIT).await();
      synchronized (lastGood) {
        lastGood.put(key, texts);
      }
      return Optional.of(texts);
    } catch (Sandbox.Failure failure) {
      log.warn("labels of {} are answered from memory: {}", contentId, failure.kind(), failure);
      synchronized (lastGood) {
        return Optional.ofNullable(lastGood.get(key));
      }
    }
  }

  private List<String> ask(String contentId, Locale language) {
    List<String> texts = new ArrayList<>();
    for (ContentLabel source : sources) {
      texts.addAll(source.labels(Set.of(contentId), language).getOrDefault(contentId, List.of()));
    }
    return texts.stream().filter(text -> !text.isBlank()).distinct().toList();
  }

  /**
   * Writes labels into a document: first in the main content, or before what a theme shows of the
   * content ahead of it.
   *
   * @param opening the piece of content that a theme may show ahead of the rest; empty if there is
   *     none
   */
  static String into(String document, List<String> labels, String opening) {
    if (labels.isEmpty()) {
      return document;
    }
    StringBuilder html = new StringBuilder("\n<div class=\"candor-labels container\">");
    for (String label : labels) {
      html.append("<p><strong class=\"").append(MARK).append("\">");
      html.append(SafeHtml.text(label)).append("</strong></p>");
    }
    html.append("</div>");
    int at = place(document);
    int ahead = opening.isBlank() ? -1 : document.indexOf(opening);
    if (ahead >= 0 && ahead < at) {
      at = ahead;
    }
    return document.substring(0, at) + html + document.substring(at);
  }

  private static int place(String document) {
    for (Pattern tag : List.of(MAIN, BODY)) {
      Matcher matcher = tag.matcher(document);
      while (matcher.find()) {
        if (matcher.group("place") != null) {
          return matcher.end();
        }
      }
    }
    return 0;
  }

  /** A text for cards of other sites, with the labels before it. */
  static String before(String text, List<String> labels) {
    return labels.isEmpty() ? text : String.join(" · ", labels) + " · " + text;
  }
}
