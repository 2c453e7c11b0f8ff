// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.check;

/**
 * What a check found on a page, in words for editors.
 *
 * @param severity whether the page may be published
 * @param code stable name, as in {@code label.missing}
 * @param message what is wrong
 * @param place where
 * @param why the rule behind it and its source; empty if the message says it all
 * @param fix what to do; empty if there is nothing to do
 * @since 1.0
 */
public record Finding(
    Severity severity, String code, String message, Place place, String why, String fix) {

  /** Whether the page may be published. */
  public enum Severity {
    /** The page is not published. */
    BLOCK,
    /** The editor is told. */
    WARN
  }

  /**
   * A place on a page.
   *
   * @param offset index into {@link org.candorcms.api.page.RenderedPage#html()}; -1 for the page as
   *     a whole
   * @param excerpt the text there, at most 200 characters; empty for the page as a whole
   */
  public record Place(int offset, String excerpt) {
    /** The page as a whole. */
    public static final Place PAGE = new Place(-1, "");

    /** Checks bounds and shortens the excerpt. */
    public Place {
      if (offset < -1) {
        throw new IllegalArgumentException("offset was " + offset + "; allowed -1 or more");
      }
      excerpt = excerpt.length() > 200 ? excerpt.substring(0, 199) + "…" : excerpt;
    }
  }

  /** A warning about the page as a whole. */
  public static Finding warning(String code, String message) {
    return new Finding(Severity.WARN, code, message, Place.PAGE, "", "");
  }
}
