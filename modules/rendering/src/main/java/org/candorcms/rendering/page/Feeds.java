// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.feed.Feed;
import org.candorcms.api.feed.FeedFile;
import org.candorcms.api.feed.FeedSource;
import org.candorcms.api.json.Json;
import org.candorcms.rendering.cache.Body;
import org.candorcms.rendering.extension.Registry;

/** Feeds as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. */
final class Feeds {
  private static final int ENTRIES = 50;
  private static final Set<String> FORMS = Set.of("atom", "rss", "json");
  private static final String CACHE = "public, max-age=60";

  private final Registry<FeedSource> registry;
  private final Registry<FeedFile> files;
  private final Json json;

  Feeds(Registry<FeedSource> registry, Registry<FeedFile> files, Json json) {
    this.registry = registry;
    this.files = files;
    this.json = json;
  }

  /** The feed {@code name.atom}, {@code name.rss} or {@code name.json}. */
  Optional<Answer> answer(String file, Visit visit) {
    int dot = file.lastIndexOf('.');
    String ending = file.substring(dot + 1);
    if (dot <= 0) {
      return Optional.empty();
    }
    if (!FORMS.contains(ending)) {
      return file(file.substring(0, dot), ending, visit);
    }
    Optional<Registry<FeedSource>.Use> found =
        registry.use(file.substring(0, dot), Duration.ofSeconds(10));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (var use = found.get()) {
      Feed feed = use.get().feed(ENTRIES);
      String path = "/feeds/" + file;
      Body body =
          switch (ending) {
            case "atom" -> Body.of(atom(feed, path, visit), "application/atom+xml;charset=utf-8");
            case "rss" -> Body.of(rss(feed, path, visit), "application/rss+xml;charset=utf-8");
            default -> Body.of(jsonFeed(feed, path, visit), "application/feed+json");
          };
      return Optional.of(Answer.of(200, body, CACHE).with("Access-Control-Allow-Origin", "*"));
    }
  }

  private Optional<Answer> file(String name, String ending, Visit visit) {
    Optional<Registry<FeedFile>.Use> found = files.use(name, Duration.ofSeconds(10));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String type;
    try (var use = found.get()) {
      if (!use.get().ending().equals(ending)) {
        return Optional.empty();
      }
      type = use.get().mediaType();
    }
    Answer.Stream stream =
        new Answer.Stream() {
          @Override
          public String type() {
            return type;
          }

          @Override
          public void write(OutputStream out) throws IOException {
            var again = files.use(name, Duration.ofSeconds(10));
            if (again.isPresent()) {
              try (var use = again.get()) {
                use.get().write(out, visit::absoluteUrl);
              }
            }
          }
        };
    return Optional.of(new Answer(200, Map.of("Cache-Control", "no-cache"), null, stream));
  }

  static String atom(Feed feed, String path, Visit visit) {
    StringBuilder out = new StringBuilder(4096);
    out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(out, "id", visit.absoluteUrl(path));
    element(out, "title", feed.title());
    element(out, "updated", feed.updated().toString());
    link(out, "self", visit.absoluteUrl(path));
    link(out, "alternate", visit.absoluteUrl(feed.path()));
    out.append("<author><name>").append(Xml.text(visit.siteName())).append("</name></author>\n");
    for (Feed.Entry entry : feed.entries()) {
      out.append("<entry xml:lang=\"").append(entry.language().toLanguageTag()).append("\">\n");
      element(out, "id", entry.id());
      element(out, "title", entry.title());
      element(out, "published", entry.published().toString());
      element(out, "updated", entry.updated().toString());
      link(out, "alternate", visit.absoluteUrl(entry.path()));
      entry
          .labels()
          .forEach(
              label -> out.append("<category term=\"").append(Xml.text(label)).append("\"/>\n"));
      element(out, "summary", summary(entry));
      out.append("<content type=\"html\">");
      out.append(Xml.text(content(entry))).append("</content>\n</entry>\n");
    }
    return out.append("</feed>\n").toString();
  }

  static String rss(Feed feed, String path, Visit visit) {
    StringBuilder out = new StringBuilder(4096);
    out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.append("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n");
    element(out, "title", feed.title());
    element(out, "link", visit.absoluteUrl(feed.path()));
    element(out, "description", feed.title() + " · " + visit.siteName());
    out.append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    out.append(Xml.text(visit.absoluteUrl(path))).append("\"/>\n");
    element(out, "lastBuildDate", mailDate(feed.updated()));
    for (Feed.Entry entry : feed.entries()) {
      out.append("<item>\n");
      element(out, "title", entry.title());
      element(out, "link", visit.absoluteUrl(entry.path()));
      out.append("<guid isPermaLink=\"false\">").append(Xml.text(entry.id())).append("</guid>\n");
      element(out, "pubDate", mailDate(entry.published()));
      entry.labels().forEach(label -> element(out, "category", label));
      element(out, "description", content(entry));
      out.append("</item>\n");
    }
    return out.append("</channel>\n</rss>\n").toString();
  }

  /** As RFC 822 writes it, with four digits of the year. */
  private static String mailDate(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(ZoneOffset.UTC));
  }

  /** Labels that law wants stand before the content, wherever it appears. */
  private static String summary(Feed.Entry entry) {
    return Labels.before(entry.summary(), entry.labels());
  }

  private static String content(Feed.Entry entry) {
    StringBuilder html = new StringBuilder();
    for (String label : entry.labels()) {
      html.append("<p><strong>").append(SafeHtml.text(label)).append("</strong></p>");
    }
    return html.append(entry.content().value()).toString();
  }

  private static void element(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>').append(Xml.text(text));
    out.append("</").append(name).append(">\n");
  }

  private static void link(StringBuilder out, String rel, String href) {
    out.append("<link rel=\"").append(rel).append("\" href=\"");
    out.append(Xml.text(href)).append("\"/>\n");
  }

  private String jsonFeed(Feed feed, String path, Visit visit) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("version", "https://jsonfeed.org/version/1.1");
    out.put("title", feed.title());
    out.put("home_page_url", visit.absoluteUrl(feed.path()));
    out.put("feed_url", visit.absoluteUrl(path));
    List<Map<String, Object>> items = new ArrayList<>();
    for (Feed.Entry entry : feed.entries()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", entry.id());
      item.put("url", visit.absoluteUrl(entry.path()));
      item.put("title", entry.title());
      item.put("summary", summary(entry));
      item.put("content_html", content(entry));
      item.put("language", entry.language().toLanguageTag());
      item.put("date_published", entry.published().toString());
      item.put("date_modified", entry.updated().toString());
      item.put("tags", entry.labels());
      items.add(item);
    }
    out.put("items", items);
    return json.write(out);
  }
}
