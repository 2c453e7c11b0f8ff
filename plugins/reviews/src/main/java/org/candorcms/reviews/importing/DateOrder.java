// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How days with slashes or dots are to be read. It is declared and never guessed, because 03/04 is
 * a day in both orders. Days with the year first are read in every order.
 */
public enum DateOrder {
  /** Day, month, year. */
  DMY,
  /** Month, day, year. */
  MDY,
  /** Year first only. */
  ISO;

  private static final Pattern PARTS =
      Pattern.compile(
          "(\\d{1,4})[./-](\\d{1,2})[./-](\\d{2,4})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?.*)?");
  private static final Pattern ISO_MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?"
              + "(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?");

  /** As in the address. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order with this name. */
  public static Optional<DateOrder> of(String code) {
    return Arrays.stream(values()).filter(order -> order.code().equals(code)).findFirst();
  }

  /** The moment that a text means; a day alone is its noon in UTC. Empty if it means none. */
  Optional<Instant> read(String text) {
    try {
      Matcher moment = ISO_MOMENT.matcher(text);
      if (moment.matches()) {
        return Optional.of(moment(moment.group(1), moment.group(2), moment.group(3)));
      }
      Matcher parts = PARTS.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      return Optional.of(
          day(parts)
              .atTime(
                  parts.group(4) == null ? 12 : Integer.parseInt(parts.group(4)),
                  parts.group(5) == null ? 0 : Integer.parseInt(parts.group(5)))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Instant moment(String day, String time, String zone) {
    if (zone == null || zone.length() < 5) {
      return LocalDateTime.parse(day + "T" + time).toInstant(ZoneOffset.UTC);
    }
    String offset = zone.contains(":") ? zone : zone.substring(0, 3) + ':' + zone.substring(3);
    return OffsetDateTime.parse(day + "T" + time + offset).toInstant();
  }

  private LocalDate day(Matcher parts) {
    int first = Integer.parseInt(parts.group(1));
    int second = Integer.parseInt(parts.group(2));
    int third = Integer.parseInt(parts.group(3));
    if (parts.group(1).length() == 4) {
      return LocalDate.of(first, second, third);
    }
    if (this == ISO || parts.group(1).length() > 2 || parts.group(3).length() != 4) {
      throw new DateTimeException("the order of the parts is not told");
    }
    return this == DMY ? LocalDate.of(third, second, first) : LocalDate.of(third, first, second);
  }
}
