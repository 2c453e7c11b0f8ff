// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.page.SitemapEntry;
import org.candorcms.rendering.cache.Body;

/** The sitemap (sitemaps.org) with language variants; an index where one file cannot hold it. */
final class Sitemap {
  static final int MAX_ENTRIES = 50_000;
  private static final Pattern PART = Pattern.compile("/sitemap-([1-9][0-9]{0,3})\\.xml");
  private static final String START = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  private static final String SPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

  private Sitemap() {}

  static boolean names(String path) {
    return path.equals("/sitemap.xml") || PART.matcher(path).matches();
  }

  static Optional<Body> answer(String path, List<SitemapEntry> entries, Visit visit, int max) {
    int parts = (entries.size() + max - 1) / max;
    Matcher part = PART.matcher(path);
    if (!part.matches()) {
      return Optional.of(xml(parts > 1 ? index(parts, visit) : entries(entries, visit)));
    }
    int number = Integer.parseInt(part.group(1));
    return number > parts
        ? Optional.empty()
        : Optional.of(
            xml(
                entries(
                    entries.subList((number - 1) * max, Math.min(entries.size(), number * max)),
                    visit)));
  }

  private static Body xml(String text) {
    return Body.of(text, "application/xml;charset=utf-8");
  }

  private static String index(int parts, Visit visit) {
    StringBuilder out =
        new StringBuilder(START).append("<sitemapindex").append(SPACE).append(">\n");
    for (int i = 1; i <= parts; i++) {
      out.append("<sitemap><loc>");
      out.append(Xml.text(visit.absoluteUrl("/sitemap-" + i + ".xml")))
          .append("</loc></sitemap>\n");
    }
    return out.append("</sitemapindex>\n").toString();
  }

  private static String entries(List<SitemapEntry> entries, Visit visit) {
    StringBuilder out = new StringBuilder(START).append("<urlset").append(SPACE);
    out.append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (SitemapEntry entry : entries) {
      out.append("<url><loc>").append(Xml.text(visit.absoluteUrl(entry.path()))).append("</loc>");
      out.append("<lastmod>").append(entry.updated()).append("</lastmod>");
      Map<String, String> sorted = new TreeMap<>();
      for (Map.Entry<Locale, String> alternate : entry.alternates().entrySet()) {
        sorted.put(alternate.getKey().toLanguageTag(), alternate.getValue());
      }
      sorted.forEach(
          (language, path) -> {
            out.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(Xml.text(language));
            out.append("\" href=\"").append(Xml.text(visit.absoluteUrl(path))).append("\"/>");
          });
      out.append("</url>\n");
    }
    return out.append("</urlset>\n").toString();
  }
}
