// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.disclosure.wording.Statement;
import org.jsoup.nodes.Element;

/**
 * Whether a reader sees a piece of text, as far as the HTML itself tells. What style sheets do is
 * for a browser to find out.
 *
 * @param kind what the reader sees
 * @param why for editors; empty where it is plain
 */
record Sight(Kind kind, Statement why) {
  static final Sight PLAIN = new Sight(Kind.PLAIN, Statement.words(Map.of()));

  enum Kind {
    /** Visible. */
    PLAIN,
    /** Visible, but hard to read. */
    FAINT,
    /** Visible only after an action. */
    BEHIND,
    /** Not visible. */
    HIDDEN
  }

  private static final Set<String> NEVER_SHOWN =
      Set.of("script", "style", "template", "noscript", "head", "object", "datalist", "select");
  private static final Pattern FAR_AWAY =
      Pattern.compile("(?:left|top|right|text-indent|margin-left):-(\\d{3,9})");
  private static final Pattern SIZE =
      Pattern.compile("font-size:(\\d{0,4}(?:\\.\\d{1,4})?)(px|pt)");
  private static final int LEAST_PIXELS = 9;
  private static final double LEAST_CONTRAST = 3;

  private static Sight sight(Kind kind, String why, String name) {
    return new Sight(kind, Statement.of("sight." + why, "name", name));
  }

  private static Sight hidden(String why, String name) {
    return sight(Kind.HIDDEN, why, name);
  }

  private static Sight behind(String why, String name) {
    return sight(Kind.BEHIND, why, name);
  }

  boolean plain() {
    return kind == Kind.PLAIN;
  }

  /** Whether the text is on the page at all, at once or after an action. */
  boolean onPage() {
    return kind != Kind.HIDDEN;
  }

  /** What an element makes of the sight that it inherits. */
  Sight inside(Element element, Lexicon lexicon) {
    if (kind == Kind.HIDDEN) {
      return this;
    }
    Sight own = of(element, lexicon);
    return own.kind.compareTo(kind) > 0 ? own : this;
  }

  private static Sight of(Element element, Lexicon lexicon) {
    String name = element.normalName();
    if (NEVER_SHOWN.contains(name)) {
      return hidden("element", name);
    }
    if (element.attributesSize() == 0 && element.parent() == null) {
      return PLAIN;
    }
    if (closed(element)) {
      return behind("closed", "details");
    }
    if (element.attributesSize() == 0) {
      return name.equals("dialog") ? behind("closed", name) : PLAIN;
    }
    return byAttributes(element, name, lexicon);
  }

  private static boolean closed(Element element) {
    Element parent = element.parent();
    return parent != null
        && parent.normalName().equals("details")
        && !parent.hasAttr("open")
        && !element.normalName().equals("summary");
  }

  private static Sight byAttributes(Element element, String name, Lexicon lexicon) {
    if (element.hasAttr("hidden")) {
      return hidden("attribute", "hidden");
    }
    if (element.attr("aria-hidden").equalsIgnoreCase("true")) {
      return hidden("attribute", "aria-hidden");
    }
    if (name.equals("dialog") && !element.hasAttr("open") || element.hasAttr("popover")) {
      return behind("closed", name);
    }
    Sight byClass = byClass(element, lexicon);
    if (!byClass.plain()) {
      return byClass;
    }
    return element.hasAttr("style") ? byStyle(element.attr("style")) : PLAIN;
  }

  private static Sight byClass(Element element, Lexicon lexicon) {
    String classes = element.attr("class");
    if (classes.isEmpty() || classes.length() > 2000) {
      return PLAIN;
    }
    for (String one : classes.split("\\s+")) {
      if (lexicon.hidingClasses().contains(one)) {
        return hidden("class", one);
      }
      if (lexicon.closedClasses().contains(one)) {
        return behind("folded", one);
      }
    }
    return PLAIN;
  }

  static Sight byStyle(String attribute) {
    if (attribute.length() > 4000) {
      return PLAIN;
    }
    String style = attribute.toLowerCase(Locale.ROOT).replaceAll("\\s+|!important", "");
    for (String part : style.split(";")) {
      if (hides(part)) {
        return hidden("style", part);
      }
    }
    if (style.contains("overflow:hidden")
        && style.matches(".*(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;.*|$)")) {
      return hidden("box", "");
    }
    return faint(style);
  }

  private static boolean hides(String part) {
    if (part.equals("display:none")
        || part.equals("visibility:hidden")
        || part.equals("visibility:collapse")
        || part.equals("color:transparent")
        || part.equals("content-visibility:hidden")
        || part.equals("transform:scale(0)")
        || part.matches("opacity:0?(?:\\.[01]\\d{0,3})?|opacity:[01]?\\d%")
        || part.matches("font-size:0(?:\\.\\d+)?(?:px|em|rem|%|pt)?")
        || part.matches("clip:rect\\((?:[01](?:px)?,?){4}\\)|clip-path:inset\\((?:50|100)%\\)")) {
      return true;
    }
    Matcher away = FAR_AWAY.matcher(part);
    return away.lookingAt();
  }

  private static Sight faint(String style) {
    Matcher size = SIZE.matcher(style);
    if (size.find() && !size.group(1).isEmpty() && !size.group(1).equals(".")) {
      double pixels =
          Double.parseDouble(size.group(1)) * (size.group(2).equals("pt") ? 4 / 3.0 : 1);
      if (pixels < LEAST_PIXELS) {
        return sight(Kind.FAINT, "size", size.group());
      }
    }
    Contrast contrast = Contrast.of(style);
    return contrast.known() && contrast.ratio() < LEAST_CONTRAST
        ? sight(Kind.FAINT, "contrast", contrast.shown())
        : PLAIN;
  }
}
