// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candorcms.help.search.IndexedArticle;

/**
 * A test collection: articles, queries by kind ({@code ""}, {@code typo}, {@code prefix}, {@code
 * notone}), and which articles answer a query.
 */
record Collection(
    String name,
    String lang,
    List<IndexedArticle> articles,
    Map<String, Map<String, String>> queries,
    Map<String, Map<String, Integer>> relevant) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A\\uFEFF?---\\R(.*?)\\R---\\R", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("(?m)^(title|description):\\s*\"?(.*?)\"?\\s*$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.*?)\\s*#*$");
  private static final Pattern TOP = Pattern.compile("(?m)^#\\s+(.*?)\\s*#*$");

  static List<Collection> below(Path folder) throws IOException {
    List<Collection> all = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.sorted().toList()) {
        if (Files.exists(each.resolve("qrels.tsv"))) {
          all.add(read(each));
        }
      }
    }
    return all;
  }

  private static Collection read(Path folder) throws IOException {
    List<IndexedArticle> articles =
        Files.exists(folder.resolve("docs.jsonl"))
            ? json(folder.resolve("docs.jsonl"))
            : markdown(folder.resolve("articles"));
    Map<String, Map<String, String>> queries = new TreeMap<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.toList()) {
        String file = each.getFileName().toString();
        if (file.matches("queries.*\\.tsv")) {
          queries.put(file.replaceAll("queries-?|\\.tsv", ""), table(each));
        }
      }
    }
    Map<String, Map<String, Integer>> relevant = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("qrels.tsv"))) {
      String[] part = line.split("\\s+");
      relevant
          .computeIfAbsent(part[0], id -> new HashMap<>())
          .put(part[2], Integer.parseInt(part[3]));
    }
    String name = folder.getFileName().toString();
    return new Collection(name, articles.get(0).lang(), articles, queries, relevant);
  }

  private static Map<String, String> table(Path file) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        all.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return all;
  }

  private static List<IndexedArticle> json(Path file) throws IOException {
    List<IndexedArticle> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode doc = JSON.readTree(line);
      List<String> headings = new ArrayList<>();
      doc.path("headings").forEach(each -> headings.add(each.asText()));
      all.add(
          new IndexedArticle(
              doc.path("id").asText(),
              doc.path("lang").asText("en"),
              "",
              doc.path("title").asText(),
              "",
              headings,
              doc.path("body").asText(),
              "",
              List.of(),
              Instant.EPOCH));
    }
    return all;
  }

  private static List<IndexedArticle> markdown(Path folder) throws IOException {
    List<IndexedArticle> all = new ArrayList<>();
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path each : inside.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        all.add(article(folder.relativize(each).toString(), Files.readString(each)));
      }
    }
    return all;
  }

  private static IndexedArticle article(String id, String text) {
    String title = "";
    String description = "";
    Matcher front = FRONT_MATTER.matcher(text);
    String body = text;
    if (front.find()) {
      body = text.substring(front.end());
      Matcher field = FIELD.matcher(front.group(1));
      while (field.find()) {
        if (field.group(1).equals("title")) {
          title = field.group(2);
        } else {
          description = field.group(2);
        }
      }
    }
    Matcher top = TOP.matcher(body);
    if (title.isEmpty() && top.find()) {
      title = top.group(1);
    }
    List<String> headings = new ArrayList<>();
    Matcher heading = HEADING.matcher(body);
    while (heading.find()) {
      headings.add(plain(heading.group(1)));
    }
    int folder = id.lastIndexOf('/');
    return new IndexedArticle(
        id,
        "en",
        slug(id.substring(folder + 1)),
        plain(title),
        description,
        headings,
        plain(body),
        folder < 0 ? "" : id.substring(0, folder).toLowerCase(Locale.ROOT),
        List.of(),
        Instant.EPOCH);
  }

  /** As the importer of the help center makes it. */
  private static String slug(String file) {
    String name = file.replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
    return name.matches("index|readme|default") ? "" : name;
  }

  /** Enough of Markdown for measuring. */
  private static String plain(String markdown) {
    return markdown
        .replaceAll("(?s)<!--.*?-->", " ")
        .replaceAll("!\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .replaceAll("\\[!(INCLUDE|NOTE|IMPORTANT|TIP|WARNING|CAUTION)[^\\]]*\\](\\([^)]*\\))?", " ")
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .replaceAll("</?[a-zA-Z][^>]*>", " ")
        .replaceAll("(?m)^#{1,6}\\s+", "")
        .replaceAll("[*`|]+|(?m)^[:\\-| ]+$", " ");
  }
}
