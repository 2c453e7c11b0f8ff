// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.candorcms.reviews.review.Draft;
import org.candorcms.reviews.review.Incentive;
import org.candorcms.reviews.review.NewReview;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Status;
import org.candorcms.reviews.review.Verification;

/** Makes a row of a review from a file, or says what is wrong with it. */
final class RowMaker {
  private static final Set<String> YES = Set.of("yes", "true", "1", "y", "buyer", "verified");
  private static final Set<String> NO =
      Set.of("", "no", "false", "0", "n", "nothing", "unverified");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,189}");
  private static final Pattern RATING = Pattern.compile("([1-5])(?:\\.0+)?");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern PRODUCT = Pattern.compile(Product.ID);
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final int SHOWN = 100;

  private final Format format;
  private final DateOrder dates;
  private final String lang;
  private final Instant now;

  RowMaker(Format format, DateOrder dates, String lang, Instant now) {
    this.format = format;
    this.dates = dates;
    this.lang = lang;
    this.now = now;
  }

  /** Reads one review and keeps what is wrong with it. */
  final class Reading {
    private final Incoming in;
    private final List<ImportReport.Refused> refused = new ArrayList<>();

    Reading(Incoming in) {
      this.in = in;
    }

    List<ImportReport.Refused> refused() {
      return refused;
    }

    ReviewRow row() {
      ReviewRow row = new ReviewRow();
      row.id = id();
      row.product = product();
      row.rating = rating();
      row.title = text(Field.TITLE, 200, true);
      row.body = text(Field.BODY, NewReview.MAX_BODY, false);
      if (row.body.isEmpty()) {
        refuse(Field.BODY, "is empty; a review needs a text");
      }
      String author = text(Field.AUTHOR, 100, true);
      row.authorName = author.isEmpty() ? "Anonymous" : author;
      row.authorEmail = email();
      row.lang = language();
      row.pros = lines(Field.PROS);
      row.cons = lines(Field.CONS);
      row.attributes = attributes();
      row.experiencedOn = experiencedOn();
      row.submittedAt = date(Field.DATE).map(Instant::toEpochMilli).orElse(now.toEpochMilli());
      row.updatedAt = row.submittedAt;
      row.status = status().code();
      if (row.state() == Status.APPROVED) {
        row.publishedAt =
            date(Field.PUBLISHED_AT).map(Instant::toEpochMilli).orElse(row.submittedAt);
      }
      proof(row);
      incentive(row);
      row.helpful = helpful();
      row.quotable = flag(Field.QUOTABLE);
      row.replyBody = text(Field.REPLY, 5000, false);
      if (!row.replyBody.isEmpty()) {
        row.repliedAt = date(Field.REPLIED_AT).map(Instant::toEpochMilli).orElse(row.submittedAt);
        row.updatedAt = Math.max(row.updatedAt, row.repliedAt);
      }
      row.source = format.code();
      Draft.complete(row);
      return row;
    }

    private void refuse(Field field, String message) {
      refuse(in.column(field), in.text(field), message);
    }

    private void refuse(String column, String value, String message) {
      refused.add(
          new ImportReport.Refused(
              in.row(),
              column,
              value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value,
              message));
    }

    private String id() {
      String id = in.text(Field.ID).strip();
      if (UUID.matcher(id).matches()) {
        return id;
      }
      if (!id.isEmpty() && format != Format.GOOGLE) {
        refuse(Field.ID, "is not an id that an export of Candor has");
      }
      return Generators.timeBasedEpochGenerator().generate().toString();
    }

    private String product() {
      String product = in.text(Field.PRODUCT).strip();
      if (!PRODUCT.matcher(product).matches()) {
        refuse(
            Field.PRODUCT,
            product.isEmpty()
                ? "is empty"
                : "must be 1 to 128 letters, digits, dots, underscores or hyphens");
      }
      return product;
    }

    private int rating() {
      var matcher = RATING.matcher(in.text(Field.RATING).strip());
      if (matcher.matches()) {
        return Integer.parseInt(matcher.group(1));
      }
      refuse(Field.RATING, "must be a whole number from 1 to 5");
      return 1;
    }

    private String text(Field field, int max, boolean oneLine) {
      String text = oneLine ? Draft.line(in.text(field)) : Draft.text(in.text(field));
      if (text.length() > max) {
        refuse(field, "has " + text.length() + " characters; at most " + max);
        return "";
      }
      return text;
    }

    private String email() {
      String email = in.text(Field.EMAIL).strip().toLowerCase(Locale.ROOT);
      if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
        refuse(Field.EMAIL, "is not a mail address");
      }
      return email;
    }

    private String language() {
      String tag = in.text(Field.LANG).strip();
      if (tag.isEmpty()) {
        return lang;
      }
      String known = Draft.language(tag.replace('_', '-'));
      if (known.isEmpty()) {
        refuse(Field.LANG, "must be a language tag such as en, vi or pt-BR");
      }
      return known;
    }

    private String lines(Field field) {
      List<String> lines = new ArrayList<>();
      for (String line : in.text(field).split("\\R")) {
        String text = Draft.line(line);
        if (text.length() > 200) {
          refuse(field, "each line has at most 200 characters");
        } else if (!text.isEmpty()) {
          lines.add(text);
        }
      }
      if (lines.size() > 10) {
        refuse(field, "has " + lines.size() + " lines; at most 10");
        return "";
      }
      return ReviewRow.join(lines);
    }

    private String attributes() {
      Map<String, String> clean = new LinkedHashMap<>();
      in.attributes()
          .forEach(
              (name, value) -> {
                String text = Draft.line(value);
                if (!Draft.attribute(name)) {
                  refuse("attr." + name, value, "names are 1 to 40 of a to z, 0 to 9 and hyphens");
                } else if (text.length() > 100) {
                  refuse("attr." + name, value, "has more than 100 characters");
                } else {
                  clean.put(name, text);
                }
              });
      if (clean.size() > 20) {
        refuse("attr", "", "has " + clean.size() + " attributes; at most 20");
      }
      return ReviewRow.join(clean);
    }

    private String experiencedOn() {
      String text = in.text(Field.EXPERIENCED_ON).strip();
      if (text.isEmpty()) {
        return "";
      }
      try {
        return LocalDate.parse(text).toString();
      } catch (DateTimeParseException notOne) {
        refuse(Field.EXPERIENCED_ON, "must be a day such as 2026-03-17");
        return "";
      }
    }

    private Optional<Instant> date(Field field) {
      String text = in.text(field).strip();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Optional<Instant> read = dates.read(text);
      if (read.isEmpty()) {
        refuse(field, "is no date; days are read as " + told());
      } else if (read.get().isBefore(EARLIEST) || read.get().isAfter(now.plusSeconds(172_800))) {
        refuse(field, "is before 1990 or in the future");
        return Optional.empty();
      }
      return read;
    }

    private String told() {
      return switch (dates) {
        case DMY -> "2026-03-17 or 17/03/2026";
        case MDY -> "2026-03-17 or 03/17/2026";
        case ISO -> "2026-03-17";
      };
    }

    private boolean flag(Field field) {
      String text = in.text(field).strip().toLowerCase(Locale.ROOT);
      if (!YES.contains(text) && !NO.contains(text)) {
        refuse(field, "must be yes or no");
      }
      return YES.contains(text);
    }

    private Status status() {
      if (flag(Field.HIDDEN)) {
        return Status.HIDDEN;
      }
      String text = in.text(Field.STATUS).strip().toLowerCase(Locale.ROOT);
      return switch (text) {
        case "", "published", "approved" -> Status.APPROVED;
        case "unpublished", "hidden", "spam" -> Status.HIDDEN;
        case "pending" -> Status.PENDING;
        case "rejected" -> Status.REJECTED;
        default -> {
          refuse(Field.STATUS, "must be approved, pending, rejected, hidden or published");
          yield Status.HIDDEN;
        }
      };
    }

    /** Who wrote the file vouches for the purchase; an export of ours tells how it was proved. */
    private void proof(ReviewRow row) {
      String text = in.text(Field.VERIFIED).strip().toLowerCase(Locale.ROOT);
      boolean method =
          Set.of(Verification.INVITATION, Verification.IMPORT, Verification.PURCHASE_FEED)
              .contains(text);
      if (method || flag(Field.VERIFIED)) {
        row.verifiedMethod = method ? text : Verification.IMPORT;
        row.verifiedAt = date(Field.VERIFIED_AT).orElse(now).toEpochMilli();
      }
    }

    private void incentive(ReviewRow row) {
      String kind = in.text(Field.INCENTIVE).strip().toLowerCase(Locale.ROOT);
      if (NO.contains(kind)) {
        return;
      }
      row.incentiveKind = YES.contains(kind) ? "other" : kind;
      row.incentiveNote = text(Field.INCENTIVE_NOTE, 300, true);
      if (!row.incentiveKind.matches(Incentive.KINDS)) {
        refuse(Field.INCENTIVE, "must be free-product, discount, payment, contest or other");
      }
    }

    private long helpful() {
      String text = in.text(Field.HELPFUL).strip();
      if (text.isEmpty()) {
        return 0;
      }
      if (text.matches("\\d{1,7}")) {
        return Long.parseLong(text);
      }
      refuse(Field.HELPFUL, "must be a number from 0 to 9999999");
      return 0;
    }
  }
}
