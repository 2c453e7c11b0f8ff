// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns Markdown and foreign HTML into safe HTML. Thread-safe.
 *
 * @since 1.0
 */
@ProviderType
public interface Markup {
  /**
   * Renders CommonMark with tables, strikethrough, autolinks, task lists, callouts ({@code >
   * [!NOTE]}) and heading ids. Raw HTML is sanitised, never refused.
   *
   * @param markdown at most 1 MB
   * @param links maps each link and image target; an empty answer removes the link and keeps its
   *     text
   */
  Document markdown(String markdown, UnaryOperator<String> links);

  /**
   * Renders Markdown whose language is known, so that the words that rendering adds (the title of a
   * callout, the name of a table) are in the same language.
   */
  default Document markdown(String markdown, Locale language, UnaryOperator<String> links) {
    return markdown(markdown, links);
  }

  /** Renders Markdown with links as they are. */
  default Document markdown(String markdown) {
    return markdown(markdown, UnaryOperator.identity());
  }

  /** Sanitises HTML by an allow-list; doing it twice changes nothing. */
  SafeHtml sanitize(String html);

  /**
   * A rendered text.
   *
   * @param html safe HTML
   * @param headings in order of appearance
   * @param text the text without markup, blocks separated by line breaks
   * @param firstImage target of the first image, if any
   * @param steps the items of the first ordered list, for how-to data
   */
  record Document(
      SafeHtml html,
      List<Heading> headings,
      String text,
      Optional<String> firstImage,
      List<String> steps) {
    /** Copies collections. */
    public Document {
      headings = List.copyOf(headings);
      steps = List.copyOf(steps);
    }
  }

  /**
   * A heading.
   *
   * @param level 1 to 6
   * @param id anchor, unique in the document
   * @param text plain text
   */
  record Heading(int level, String id, String text) {}
}
