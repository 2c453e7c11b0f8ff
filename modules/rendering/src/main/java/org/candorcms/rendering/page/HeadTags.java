// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.candorcms.api.content.SafeHtml.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.candorcms.api.page.Page;

/** The elements in a page's head that say what the page is. */
final class HeadTags {
  private static final Pattern SCRIPT_ADDRESS =
      Pattern.compile(
          "^([\\s\\p{Cntrl}]*(?:j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t|vbscript|data)\\s*):",
          Pattern.CASE_INSENSITIVE);

  private final StringBuilder out = new StringBuilder(1500);

  private final List<String> labels;

  private HeadTags(List<String> labels) {
    this.labels = labels;
  }

  /** Title, description, address, languages, cards, feed, icons, styles and scripts. */
  static String of(
      Page page,
      Visit visit,
      List<String> styles,
      List<String> scripts,
      Locale defaultLanguage,
      List<String> labels) {
    HeadTags tags = new HeadTags(labels);
    tags.identity(page, visit, defaultLanguage);
    tags.cards(page, visit);
    tags.surroundings(page, visit);
    for (String style : styles) {
      tags.add("<link rel=\"stylesheet\" href=\"%s\">", visit.url(style));
    }
    for (String script : scripts) {
      tags.add("<script type=\"module\" src=\"%s\"></script>", visit.url(script));
    }
    return tags.out.toString();
  }

  private void identity(Page page, Visit visit, Locale defaultLanguage) {
    Page.Head head = page.head();
    String site = visit.siteName();
    boolean alone = page.title().contains(site) || visit.call().path().equals("/");
    add("<title>%s</title>", alone ? page.title() : page.title() + " – " + site);
    if (!head.description().isEmpty()) {
      add("<meta name=\"description\" content=\"%s\">", labelled(head.description()));
    }
    if (!head.indexed()) {
      add("<meta name=\"robots\" content=\"%s\">", "noindex");
    } else {
      add("<link rel=\"canonical\" href=\"%s\">", visit.absoluteUrl(canonical(page, visit)));
    }
    if (head.alternates().size() > 1) {
      head.alternates().entrySet().stream()
          .sorted(Comparator.comparing(entry -> entry.getKey().toLanguageTag()))
          .forEach(entry -> alternate(entry.getKey().toLanguageTag(), entry.getValue(), visit));
      String fallback = head.alternates().get(defaultLanguage);
      alternate("x-default", fallback == null ? canonical(page, visit) : fallback, visit);
    }
  }

  private static String canonical(Page page, Visit visit) {
    return page.head().canonicalPath().isEmpty()
        ? visit.call().path()
        : page.head().canonicalPath();
  }

  private void alternate(String language, String path, Visit visit) {
    out.append("<link rel=\"alternate\" hreflang=\"").append(text(language)).append('"');
    add(" href=\"%s\">", visit.absoluteUrl(path));
  }

  private void cards(Page page, Visit visit) {
    Page.Head head = page.head();
    property("og:title", labelled(page.title()));
    property("og:type", head.type());
    property("og:site_name", visit.siteName());
    property("og:url", visit.absoluteUrl(canonical(page, visit)));
    property("og:locale", openGraph(page.language()));
    if (!head.description().isEmpty()) {
      property("og:description", labelled(head.description()));
    }
    head.lastChange()
        .filter(changed -> head.type().equals("article"))
        .ifPresent(changed -> property("article:modified_time", changed.toString()));
    if (!head.imagePath().isEmpty()) {
      property("og:image", visit.absoluteUrl(head.imagePath()));
    }
    add(
        "<meta name=\"twitter:card\" content=\"%s\">",
        head.imagePath().isEmpty() ? "summary" : "summary_large_image");
  }

  private static String openGraph(Locale language) {
    Map<String, String> territories =
        Map.of(
            "en", "en_US", "vi", "vi_VN", "th", "th_TH", "lo", "lo_LA", "fil", "fil_PH", "ar",
            "ar_AR", "de", "de_DE", "fr", "fr_FR", "es", "es_ES");
    return language.getCountry().isEmpty()
        ? territories.getOrDefault(language.getLanguage(), language.getLanguage())
        : language.getLanguage() + '_' + language.getCountry();
  }

  private void surroundings(Page page, Visit visit) {
    String feed = page.head().feed();
    if (!feed.isEmpty()) {
      add(
          "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"%s\">",
          visit.url("/feeds/" + feed + ".atom"));
      add(
          "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"%s\">",
          visit.url("/feeds/" + feed + ".rss"));
      add(
          "<link rel=\"alternate\" type=\"application/feed+json\" href=\"%s\">",
          visit.url("/feeds/" + feed + ".json"));
    }
    add(
        "<meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"%s\">",
        visit.look().colorLight());
    add(
        "<meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"%s\">",
        visit.look().colorDark());
    add("<link rel=\"icon\" href=\"%s\" type=\"image/svg+xml\">", visit.url("/favicon.svg"));
  }

  /** A card is all that many see of a page: what the law wants said stands before its texts. */
  private String labelled(String text) {
    return noAddress(Labels.before(text, labels));
  }

  /** Text that begins like a script's address, so that no reader of cards makes a link of it. */
  static String noAddress(String text) {
    return SCRIPT_ADDRESS.matcher(text).replaceFirst("$1 :");
  }

  private void property(String name, String value) {
    out.append("<meta property=\"").append(name).append('"');
    add(" content=\"%s\">", value);
  }

  private void add(String form, String value) {
    out.append(form.replace("%s", text(value).value())).append('\n');
  }
}
