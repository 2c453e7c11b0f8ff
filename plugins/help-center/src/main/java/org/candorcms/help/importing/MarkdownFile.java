// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.ArticleInput;
import org.candorcms.help.article.Edit;

/** Turns a Markdown file with front matter into an article. */
final class MarkdownFile {
  private static final Pattern INCLUDE =
      Pattern.compile(
          "(?i)\\[!include\\s*(?:\\[[^\\]]*\\])?\\s*\\(?[^)\\n]*\\)?\\]?(?:\\([^)\\n]*\\))?");
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "(?m)^[ \\t]*:::(?!image)[^\\n]*$|^[ \\t]*>?[ \\t]*\\[!div[^\\]\\n]*\\][ \\t]*$");
  private static final Pattern IMAGE =
      Pattern.compile(":::image\\b([^:\\n]*(?::(?!::)[^:\\n]*)*):::");
  private static final Pattern IMAGE_END = Pattern.compile("(?m)^[ \\t]*:::image-end:::[ \\t]*$");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern VIDEO = Pattern.compile("\\[!VIDEO\\s+(https?://[^\\]\\s]+)\\s*\\]");
  private static final int MAX_LINE = 2_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private MarkdownFile() {}

  /**
   * Reads a file.
   *
   * @param path in the import
   * @param known whether an id is another file's already
   * @throws org.candorcms.api.problem.ProblemException if the article breaks a rule
   */
  static Edit read(String path, byte[] bytes, java.util.function.Predicate<String> known) {
    String text = decode(bytes).replace("\r\n", "\n").replace('\r', '\n');
    FrontMatter matter = FrontMatter.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    String body = clean(matter.body());
    String title = matter.text("title").orElseGet(() -> heading(body).orElse(fileName(path)));
    String id =
        matter
            .text("id")
            .filter(value -> ID.matcher(value).matches())
            .orElseGet(
                () -> {
                  String plain = ImportIds.of(path);
                  return known.test(plain) ? ImportIds.withHash(plain, path) : plain;
                });
    String lang = matter.text("lang", "language", "locale").orElse(languageOf(path));
    ArticleInput input =
        new ArticleInput(
            bounded(plain(title), 300),
            withoutTitle(body, title).strip() + "\n",
            lang,
            Optional.of(bounded(matter.text("category").orElse(folder(path, lang)), 200)),
            tags(matter),
            matter.text("description", "summary").map(value -> bounded(value, 1000)),
            Optional.of(bounded(matter.text("slug").orElseGet(() -> slugOf(path)), 200)),
            Optional.of(status(matter)),
            Optional.empty(),
            matter
                .text("translationof", "translation-of", "translation_of")
                .filter(value -> ID.matcher(value).matches()));
    Edit edit = Edit.of(id, input, bounded(path, 512));
    return new Edit(
        edit.id(),
        edit.lang(),
        edit.slug(),
        edit.title(),
        edit.description(),
        edit.body(),
        edit.category(),
        edit.categoryTitles(),
        edit.tags(),
        edit.status(),
        edit.translationOf(),
        edit.source(),
        updated(matter));
  }

  /** UTF-8, else the encoding of old Windows files, which reads any bytes. */
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException old) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /**
   * Takes out what only the publishing system of the file's origin understands. Patterns see single
   * lines of bounded length, so that no file can keep them busy.
   */
  static String clean(String body) {
    StringBuilder out = new StringBuilder(body.length());
    for (String line : withoutComments(body).split("\n", -1)) {
      boolean odd = line.length() <= MAX_LINE && (line.contains(":::") || line.contains("[!"));
      out.append(odd ? cleanLine(line) : line).append('\n');
    }
    return out.toString();
  }

  private static String cleanLine(String line) {
    String text = IMAGE_END.matcher(line).replaceAll("");
    text = IMAGE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(image(match.group(1))));
    text = DIRECTIVE.matcher(text).replaceAll("");
    text = INCLUDE.matcher(text).replaceAll("");
    return VIDEO.matcher(text).replaceAll("[$1]($1)");
  }

  private static String withoutComments(String body) {
    StringBuilder out = new StringBuilder(body.length());
    int at = 0;
    while (true) {
      int start = body.indexOf("<!--", at);
      int end = start < 0 ? -1 : body.indexOf("-->", start);
      if (end < 0) {
        return out.append(body, at, body.length()).toString();
      }
      out.append(body, at, start);
      at = end + 3;
    }
  }

  private static String image(String attributes) {
    String source = "";
    String alt = "";
    Matcher matcher = ATTRIBUTE.matcher(attributes);
    while (matcher.find()) {
      if (matcher.group(1).equals("source")) {
        source = matcher.group(2).strip();
      } else if (matcher.group(1).equals("alt-text")) {
        alt = matcher.group(2).replaceAll("[\\[\\]]", "");
      }
    }
    return source.isEmpty() ? "" : "![" + alt + "](<" + source.replaceAll("[<>]", "") + ">)";
  }

  private static Optional<String> heading(String body) {
    return body.lines()
        .filter(line -> line.startsWith("# ") && line.length() <= MAX_LINE)
        .map(MarkdownFile::headingText)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static String headingText(String line) {
    return line.substring(1).strip().replaceFirst("\\s#{1,6}$", "").strip();
  }

  /** A page has one first heading, its title: the file's own is dropped or goes a level down. */
  private static String withoutTitle(String body, String title) {
    String text = body.stripLeading();
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    String line = text.substring(0, end);
    if (!line.startsWith("# ") || line.length() > MAX_LINE) {
      return body;
    }
    String first = headingText(line);
    boolean same = first.isEmpty() || plain(first).equalsIgnoreCase(plain(title));
    return same ? text.substring(end) : "#" + text;
  }

  private static String plain(String markdown) {
    return bounded(markdown, 1_000)
        .replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .replaceAll("[*_`]{1,3}([^*_`]+)[*_`]{1,3}", "$1")
        .replaceAll("</?[a-zA-Z][^>]*>", "")
        .replaceAll("\\\\([^A-Za-z0-9\\s])", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static List<String> tags(FrontMatter matter) {
    List<String> tags = new ArrayList<>();
    for (String tag : matter.list("tags")) {
      if (tags.size() < 30) {
        tags.add(bounded(tag, 80));
      }
    }
    return tags;
  }

  private static String status(FrontMatter matter) {
    boolean draft =
        matter.text("status").map(value -> value.equalsIgnoreCase(Article.DRAFT)).orElse(false)
            || matter.text("draft").map("true"::equalsIgnoreCase).orElse(false)
            || matter.text("published").map("false"::equalsIgnoreCase).orElse(false);
    return draft ? Article.DRAFT : Article.PUBLISHED;
  }

  static Optional<Instant> updated(FrontMatter matter) {
    return matter
        .text("updated", "ms.date", "lastmod", "last_updated", "date")
        .flatMap(
            value -> {
              Optional<Instant> instant = Edit.parseInstant(value);
              if (instant.isPresent()) {
                return instant;
              }
              try {
                return Edit.parseInstant(LocalDate.parse(value, AMERICAN).toString());
              } catch (DateTimeException odd) {
                return Optional.empty();
              }
            });
  }

  private static String languageOf(String path) {
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    String language = first.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    boolean named =
        first.matches("[a-z]{2,3}([-_][A-Za-z]{2,4})?")
            && (LANGUAGES.contains(language) || language.equals("fil"));
    return named ? first.replace('_', '-') : "en";
  }

  /** The folder as category, without a first folder that names the language. */
  private static String folder(String path, String lang) {
    int last = path.lastIndexOf('/');
    String folder = last < 0 ? "" : path.substring(0, last);
    if (folder.equalsIgnoreCase(lang)) {
      return "";
    }
    String prefix = lang.toLowerCase(Locale.ROOT) + "/";
    return folder.toLowerCase(Locale.ROOT).startsWith(prefix)
        ? folder.substring(prefix.length())
        : folder;
  }

  /** Names of files are made to be addresses; those that say nothing leave it to the title. */
  private static String slugOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    return name.matches("(?i)index|readme|default") ? "" : name;
  }

  private static String fileName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    String words = name.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String bounded(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end).strip();
  }
}
