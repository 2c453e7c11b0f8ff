// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.reviews.text.Fingerprint;

/** Makes rows of what authors and other systems send: checks, cleans, scores. */
public final class Draft {
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int MAX_ATTRIBUTE = 100;

  /** Characters that are no text: all controls but line feed and tab, halves of pairs. */
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|\\p{Cs}|\\uFFFE|\\uFFFF");

  private Draft() {}

  /**
   * The row of a review as it comes in.
   *
   * @throws ProblemException 400 with errors by field
   */
  static ReviewRow of(NewReview review, List<Photo> photos, String visitor, Instant now) {
    List<FieldError> errors = new ArrayList<>();
    ReviewRow row = new ReviewRow();
    row.id = Generators.timeBasedEpochGenerator().generate().toString();
    row.product = review.product();
    row.rating = review.rating();
    row.title = line(review.title().orElse(""));
    row.body = text(review.body());
    row.authorName = line(review.author().name());
    row.authorEmail = review.author().email().orElse("").strip().toLowerCase(Locale.ROOT);
    row.visitor = visitor;
    row.lang = review.lang().map(tag -> language(errors, tag)).orElse("");
    row.pros = ReviewRow.join(review.pros());
    row.cons = ReviewRow.join(review.cons());
    row.attributes = ReviewRow.join(attributes(errors, review.attributes()));
    row.photos = photos(photos);
    row.experiencedOn = review.experiencedOn().map(day -> day(errors, day, now)).orElse("");
    review
        .incentive()
        .ifPresent(
            incentive -> {
              row.incentiveKind = incentive.kind();
              row.incentiveNote = line(incentive.note().orElse(""));
            });
    row.quotable = review.consentToQuote().orElse(false);
    row.submittedAt = now.toEpochMilli();
    row.updatedAt = now.toEpochMilli();
    required(errors, "/body", row.body);
    required(errors, "/author/name", row.authorName);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return row;
  }

  /** Computes what is derived from the other columns; the last thing before a row is stored. */
  public static void complete(ReviewRow row) {
    UsefulnessScore.score(row);
    row.contentKey = contentKey(row);
    row.textKey = Fingerprint.of(words(row)).key();
  }

  /** Everything that the author wrote. */
  public static String words(ReviewRow row) {
    return row.title + '\n' + row.body + '\n' + row.pros + '\n' + row.cons;
  }

  /** The same for the same review, wherever it comes from. */
  public static String contentKey(ReviewRow row) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(row.submittedAt), ZoneOffset.UTC);
    return Fingerprint.digest(
        String.join(
            "\n",
            row.product,
            row.authorEmail,
            row.authorName,
            day.toString(),
            Integer.toString(row.rating),
            row.title,
            row.body));
  }

  private static void required(List<FieldError> errors, String pointer, String text) {
    if (text.isEmpty()) {
      errors.add(new FieldError(pointer, "required", "must have at least one character"));
    }
  }

  /** Text without characters that are none; lines are kept. */
  public static String text(String text) {
    return NO_TEXT.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("").strip();
  }

  /** Text in one line. */
  public static String line(String text) {
    return text(text).replaceAll("\\s+", " ");
  }

  private static Map<String, String> attributes(
      List<FieldError> errors, Map<String, String> attributes) {
    Map<String, String> clean = new LinkedHashMap<>();
    attributes.forEach(
        (name, value) -> {
          String text = value == null ? "" : line(value);
          if (!attribute(name)) {
            errors.add(
                new FieldError(
                    "/attributes",
                    "name",
                    "names of attributes are 1 to 40 of a to z, 0 to 9 and hyphens"));
          } else if (text.isEmpty() || text.length() > MAX_ATTRIBUTE) {
            errors.add(
                new FieldError(
                    "/attributes/" + name,
                    "size",
                    "must have 1 to " + MAX_ATTRIBUTE + " characters"));
          } else {
            clean.put(name, text);
          }
        });
    return clean;
  }

  /** Whether this may be the name of an attribute. */
  public static boolean attribute(String name) {
    return ATTRIBUTE.matcher(name).matches();
  }

  private static String photos(List<Photo> photos) {
    Map<String, String> lines = new LinkedHashMap<>();
    photos.forEach(photo -> lines.put(photo.image(), line(photo.alt())));
    return ReviewRow.join(lines);
  }

  private static String day(List<FieldError> errors, LocalDate day, Instant now) {
    // A day ahead, because it is tomorrow already east of here.
    LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    if (day.isAfter(latest) || day.getYear() < 1970) {
      errors.add(
          new FieldError("/experiencedOn", "range", "must be a day from 1970-01-01 to " + latest));
      return "";
    }
    return day.toString();
  }

  private static String language(List<FieldError> errors, String tag) {
    String lang = language(tag);
    if (lang.isEmpty()) {
      errors.add(
          new FieldError("/lang", "language", "must be a language tag such as en, vi or pt-BR"));
    }
    return lang;
  }

  /** A language tag as stored; empty if it is none. */
  public static String language(String tag) {
    try {
      String lang = new Locale.Builder().setLanguageTag(tag.strip()).build().toLanguageTag();
      return lang.length() <= 35 && !lang.equals("und") ? lang : "";
    } catch (IllformedLocaleException notOne) {
      return "";
    }
  }
}
