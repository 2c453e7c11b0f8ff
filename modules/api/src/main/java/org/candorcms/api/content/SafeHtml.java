// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.content;

/**
 * HTML that was made safe; the only type that templates write without escaping, through the helper
 * {@code html}.
 *
 * @param value sanitised HTML
 * @since 1.0
 */
public record SafeHtml(String value) {
  /** No HTML. */
  public static final SafeHtml EMPTY = new SafeHtml("");

  /**
   * Vouches for HTML: call it only with the output of {@link Markup}, of a template, or with
   * escaped text. Every call is a place to review.
   */
  public static SafeHtml trusted(String html) {
    return html.isEmpty() ? EMPTY : new SafeHtml(html);
  }

  /** Escapes text for use in HTML, in attributes too. */
  public static SafeHtml text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return trusted(out.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
