// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;

/**
 * A checked article, ready to be stored.
 *
 * @param slug wanted slug, empty to keep the present one or to make one of the title
 * @param categoryTitles titles for the parts of the category if they have to be created
 * @param source path in an import; empty for none
 */
public record Edit(
    String id,
    String lang,
    String slug,
    String title,
    String description,
    String body,
    String category,
    List<String> categoryTitles,
    List<String> tags,
    String status,
    String translationOf,
    String source,
    Optional<Instant> updated) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final int CATEGORY_DEPTH = 6;
  private static final int CATEGORY_LENGTH = 200;

  /** Copies collections. */
  public Edit {
    categoryTitles = List.copyOf(categoryTitles);
    tags = List.copyOf(tags);
  }

  /**
   * Checks what bean validation cannot.
   *
   * @param source path in an import; empty for none
   * @throws ProblemException 400 with an error for each member
   */
  public static Edit of(String id, ArticleInput in, String source) {
    List<FieldError> errors = new ArrayList<>();
    checkId(errors, "/id", id);
    String title = text(errors, "/title", in.title()).strip();
    String body = text(errors, "/body", in.body());
    String description = text(errors, "/description", in.description().orElse("")).strip();
    String lang = language(errors, "/lang", in.lang());
    List<String> tags = new ArrayList<>();
    List<String> given = in.tags() == null ? List.of() : in.tags();
    for (int i = 0; i < given.size(); i++) {
      String tag = text(errors, "/tags/" + i, given.get(i)).replaceAll("\\s+", " ").strip();
      if (!tags.contains(tag)) {
        tags.add(tag);
      }
    }
    Category category = Category.of(errors, text(errors, "/category", in.category().orElse("")));
    String slug = slug(errors, in.slug().orElse(""));
    String translationOf = in.translationOf().orElse("");
    if (!translationOf.isEmpty()) {
      checkId(errors, "/translationOf", translationOf);
    }
    Optional<Instant> updated = in.updated().map(value -> instant(errors, value));
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Edit(
        id,
        lang,
        slug,
        title,
        description,
        body,
        category.path,
        category.titles,
        tags,
        in.status().orElse(Article.PUBLISHED),
        translationOf.equals(id) ? "" : translationOf,
        source,
        updated);
  }

  /** The stored form of a category path: slugs separated by slashes. */
  public static String categoryPath(String text) {
    return Category.of(new ArrayList<>(), text).path;
  }

  /**
   * The canonical form of a language.
   *
   * @throws ProblemException 400 if it is none
   */
  public static String language(String pointer, String tag) {
    List<FieldError> errors = new ArrayList<>();
    String lang = language(errors, pointer, tag);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return lang;
  }

  private static String language(List<FieldError> errors, String pointer, String tag) {
    try {
      String lang = new Locale.Builder().setLanguageTag(tag.strip()).build().toLanguageTag();
      if (lang.length() <= 35 && !lang.equals("search") && !lang.equals("und")) {
        return lang;
      }
    } catch (IllformedLocaleException notOne) {
      // Told below.
    }
    errors.add(
        new FieldError(
            pointer, "language", "must be a language tag such as en, vi or pt-BR (BCP 47)"));
    return "";
  }

  private static void checkId(List<FieldError> errors, String pointer, String id) {
    if (!ID.matcher(id).matches()) {
      errors.add(
          new FieldError(
              pointer, "id", "must be 1 to 128 letters, digits, dots, underscores or hyphens"));
    }
  }

  private static String slug(List<FieldError> errors, String wanted) {
    String slug = Slugs.of(text(errors, "/slug", wanted));
    return slug.length() > 80 ? "" : slug;
  }

  private static Instant instant(List<FieldError> errors, String value) {
    Optional<Instant> instant = parseInstant(value);
    if (instant.isEmpty()) {
      errors.add(
          new FieldError("/updated", "date", "must be a date or a time such as 2026-03-17 (UTC)"));
    }
    return instant.orElse(Instant.EPOCH);
  }

  /** Reads a date or an instant between 1970 and 9999. */
  public static Optional<Instant> parseInstant(String value) {
    try {
      Instant instant =
          value.length() <= 10
              ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(value).toInstant();
      boolean sane =
          !instant.isBefore(Instant.EPOCH)
              && instant.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
      return sane ? Optional.of(Instant.ofEpochMilli(instant.toEpochMilli())) : Optional.empty();
    } catch (DateTimeParseException notOne) {
      return Optional.empty();
    }
  }

  /** Refuses what no database stores: NUL and halves of surrogate pairs. */
  public static String text(List<FieldError> errors, String pointer, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        errors.add(
            new FieldError(
                pointer,
                "character",
                "must not contain NUL or half a surrogate pair (at " + i + ")"));
        return "";
      }
    }
    return value;
  }

  private record Category(String path, List<String> titles) {
    static Category of(List<FieldError> errors, String text) {
      List<String> parts = new ArrayList<>();
      List<String> titles = new ArrayList<>();
      for (String part : text.split("/")) {
        String slug = Slugs.of(part);
        if (!slug.isEmpty()) {
          parts.add(slug);
          titles.add(title(part));
        }
      }
      String path = String.join("/", parts);
      if (parts.size() > CATEGORY_DEPTH || path.length() > CATEGORY_LENGTH) {
        errors.add(
            new FieldError(
                "/category", "size", "must have at most 6 levels and 200 characters in all"));
        return new Category("", List.of());
      }
      return new Category(path, titles);
    }

    private static String title(String part) {
      String words = part.strip().replace('-', ' ').replace('_', ' ').strip();
      int first = words.offsetByCodePoints(0, words.isEmpty() ? 0 : 1);
      return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }
  }
}
