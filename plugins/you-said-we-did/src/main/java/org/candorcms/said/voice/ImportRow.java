// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.candorcms.api.mail.Message;

/** Makes a voice of a row, or tells in which column it cannot. */
final class ImportRow {
  /** Columns that are understood; {@code text} is needed, order does not matter. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "text",
          "source",
          "said_at",
          "lang",
          "topic",
          "author",
          "email",
          "url",
          "product",
          "quote",
          "notify",
          "remember",
          "theme");

  private static final int MAX_TEXT = 10_000;

  private final Map<String, String> cells;

  private ImportRow(Map<String, String> cells) {
    this.cells = cells;
  }

  /** A cell that cannot be taken. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    final String column;
    final String value;

    Refusal(String column, String value, String message) {
      super(message, null, false, false);
      this.column = column;
      this.value = value.length() > 100 ? value.substring(0, 100) : value;
    }
  }

  /**
   * Reads a row.
   *
   * @param cells by column
   * @param source of rows that do not name one
   */
  static NewVoice read(Map<String, String> cells, String source) throws Refusal {
    return new ImportRow(cells).voice(source);
  }

  private NewVoice voice(String otherwise) throws Refusal {
    String text = text("text", MAX_TEXT);
    if (text.isEmpty()) {
      throw new Refusal("text", "", "There is no text");
    }
    String source = text("source", 40);
    source = source.isEmpty() ? otherwise : source.toLowerCase(Locale.ROOT);
    check("source", source, s -> s.matches("[a-z0-9-]{1,40}"), "allowed are a-z, 0-9 and hyphens");
    String email = text("email", 254).toLowerCase(Locale.ROOT);
    check("email", email, e -> e.isEmpty() || Message.isAddress(e), "is not a mail address");
    String url = text("url", 1000);
    check(
        "url",
        url,
        u -> u.isEmpty() || u.matches("(?i)https?://\\S+|/[^/\\\\]\\S*"),
        "is not a web address");
    String product = text("product", 128);
    check("product", product, p -> p.matches("[A-Za-z0-9._-]{0,128}"), "is not an id");
    String theme = text("theme", 128);
    check("theme", theme, t -> t.matches("[A-Za-z0-9._-]{0,128}"), "is not an id");
    Optional<Instant> said = moment();
    String id = text("id", 200);
    String ref = id.isEmpty() ? digest(text, email, text("said_at", 40)) : id;
    return new NewVoice(
        source,
        ref,
        text,
        language(),
        line("topic", 100),
        line("author", 100),
        email,
        url,
        product,
        said,
        flag("quote"),
        flag("notify"),
        flag("remember"),
        theme.isEmpty() ? List.of() : List.of(theme));
  }

  private String text(String column, int max) throws Refusal {
    String cell = cells.getOrDefault(column, "");
    String text = Normalizer.normalize(cell, Normalizer.Form.NFC).strip();
    if (text.length() > max) {
      throw new Refusal(
          column, text, column + " has " + text.length() + " characters; at most " + max);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw new Refusal(column, "", "has a character that cannot be stored");
      }
    }
    return text;
  }

  private String line(String column, int max) throws Refusal {
    return text(column, max).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }

  private static void check(String column, String text, Predicate<String> good, String message)
      throws Refusal {
    if (!good.test(text)) {
      throw new Refusal(column, text, message);
    }
  }

  private String language() throws Refusal {
    String tag = text("lang", 35);
    if (tag.isEmpty()) {
      return "";
    }
    try {
      return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
    } catch (IllformedLocaleException notOne) {
      throw new Refusal("lang", tag, "is not a language tag such as en, vi or pt-BR");
    }
  }

  private Optional<Instant> moment() throws Refusal {
    String text = text("said_at", 40);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant at =
          text.length() <= 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (at.isAfter(Instant.EPOCH) && at.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
        return Optional.of(Instant.ofEpochMilli(at.toEpochMilli()));
      }
    } catch (DateTimeParseException notOne) {
      // Told below.
    }
    throw new Refusal(
        "said_at", text, "is not a day or a time such as 2026-03-17 or 2026-03-17T09:30:00Z");
  }

  private boolean flag(String column) throws Refusal {
    String text = text(column, 20).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "", "false", "no", "0" -> false;
      case "true", "yes", "1" -> true;
      default -> throw new Refusal(column, text, "must be true or false");
    };
  }

  /** Without an id, the same words of the same person on the same day are the same voice. */
  private static String digest(String text, String email, String saidAt) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((text + "\n" + email + "\n" + saidAt).getBytes(StandardCharsets.UTF_8));
      return "sha256-" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
