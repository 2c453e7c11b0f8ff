// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The allow-list: what CommonMark and our own nodes write, and the common elements of foreign HTML.
 * Ids live on headings only, classes come from a closed list, so text cannot disturb the page
 * around it.
 */
final class SafePolicy {
  /** What editors write as the title of a link, or as its {@code rel} in HTML. */
  private static final String SPONSORED = "sponsored";

  static final Pattern ID = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,100}");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
  private static final Pattern DATE_TIME = Pattern.compile("[0-9TPZYMDHS:.+ -]{1,40}");
  private static final Pattern CODE_LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,30}");
  private static final Set<String> CLASSES =
      Set.of(
          "callout",
          "callout-note",
          "callout-tip",
          "callout-important",
          "callout-warning",
          "callout-caution",
          "callout-title",
          "table-scroll",
          "task-mark",
          "align-left",
          "align-center",
          "align-right");

  private static final String[] HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"};

  private SafePolicy() {}

  static PolicyFactory create() {
    HtmlPolicyBuilder policy =
        new HtmlPolicyBuilder()
            .allowElements(HEADINGS)
            .allowElements(
                "p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code")
            .allowElements(
                "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark",
                "kbd", "samp", "var", "abbr", "cite", "q", "dfn", "time", "bdi", "bdo", "wbr")
            .allowElements("ruby", "rt", "rp", "details", "summary", "figure", "figcaption", "div")
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowElements(SafePolicy::span, "span")
            .allowElements(SafePolicy::link, "a")
            .allowElements(SafePolicy::image, "img");
    attributes(policy);
    return policy.toFactory();
  }

  private static void attributes(HtmlPolicyBuilder policy) {
    policy
        .allowUrlProtocols("http", "https", "mailto", "tel")
        .allowAttributes("id")
        .matching(ID)
        .onElements(HEADINGS)
        .allowAttributes("class")
        .matching(closedList())
        .onElements("div", "p", "span", "code", "td", "th")
        .allowAttributes("role")
        .matching(true, "group")
        .onElements("div")
        .allowAttributes("tabindex")
        .matching(true, "0")
        .onElements("div")
        .allowAttributes("aria-label")
        .onElements("div")
        .allowAttributes("href")
        .onElements("a")
        .allowAttributes("rel")
        .matching(SafePolicy::sponsoredOnly)
        .onElements("a")
        .allowAttributes("src")
        .onElements("img")
        .allowAttributes("alt")
        .onElements("img")
        .allowAttributes("width", "height")
        .matching(NUMBER)
        .onElements("img")
        .allowAttributes("title")
        .onElements("a", "img", "abbr", "dfn")
        .allowAttributes("start")
        .matching(NUMBER)
        .onElements("ol")
        .allowAttributes("colspan", "rowspan")
        .matching(NUMBER)
        .onElements("td", "th")
        .allowAttributes("scope")
        .matching(true, "col", "row", "colgroup", "rowgroup")
        .onElements("th")
        .allowAttributes("datetime")
        .matching(DATE_TIME)
        .onElements("time", "del", "ins")
        .allowAttributes("open")
        .matching(true, "", "open")
        .onElements("details")
        .allowAttributes("lang")
        .matching(LANGUAGE)
        .globally()
        .allowAttributes("dir")
        .matching(true, "ltr", "rtl", "auto")
        .globally();
  }

  private static AttributePolicy closedList() {
    return (element, attribute, value) -> {
      String kept =
          Arrays.stream(value.trim().split("\\s+"))
              .filter(c -> CLASSES.contains(c) || CODE_LANGUAGE.matcher(c).matches())
              .limit(5)
              .collect(Collectors.joining(" "));
      return kept.isEmpty() ? null : kept;
    };
  }

  private static @Nullable String span(String element, List<String> attributes) {
    return attributes.isEmpty() ? null : element;
  }

  private static @Nullable String link(String element, List<String> attributes) {
    String href = value(attributes, "href");
    if (href == null) {
      return null;
    }
    boolean sponsored = take(attributes, "rel", SPONSORED::equals);
    sponsored |= take(attributes, "title", SPONSORED::equalsIgnoreCase);
    String rel =
        (sponsored ? "sponsored nofollow " : "") + (external(href) ? "noopener noreferrer" : "");
    if (!rel.isEmpty()) {
      attributes.addAll(List.of("rel", rel.strip()));
    }
    return element;
  }

  /** Of what a link says of itself only that it was paid for is kept. */
  private static @Nullable String sponsoredOnly(String element, String attribute, String value) {
    return List.of(value.toLowerCase(Locale.ROOT).strip().split("\\s+")).contains(SPONSORED)
        ? SPONSORED
        : null;
  }

  /** Removes an attribute whose value is wanted; whether it was there. */
  private static boolean take(List<String> attributes, String name, Predicate<String> wanted) {
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals(name) && wanted.test(attributes.get(i + 1))) {
        attributes.subList(i, i + 2).clear();
        return true;
      }
    }
    return false;
  }

  private static @Nullable String image(String element, List<String> attributes) {
    if (value(attributes, "src") == null) {
      return null;
    }
    // An image without alternative text would be read aloud by its address.
    if (value(attributes, "alt") == null) {
      attributes.addAll(List.of("alt", ""));
    }
    attributes.addAll(List.of("loading", "lazy", "decoding", "async"));
    return element;
  }

  private static boolean external(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    return lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("//");
  }

  static @Nullable String value(List<String> attributes, String name) {
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals(name)) {
        return attributes.get(i + 1);
      }
    }
    return null;
  }

  /** The attributes with one of them replaced, or left out where the value is empty. */
  static List<String> with(List<String> attributes, String name, String value) {
    List<String> copy = new ArrayList<>(attributes.size());
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      boolean match = attributes.get(i).equals(name);
      if (!match) {
        copy.add(attributes.get(i));
        copy.add(attributes.get(i + 1));
      } else if (!value.isEmpty()) {
        copy.add(name);
        copy.add(value);
      }
    }
    return copy;
  }
}
