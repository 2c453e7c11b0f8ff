// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hours in which the merchant promises to answer. Time outside of them does not count; a day
 * whose clocks change is as long as it really is.
 *
 * @param days days of the week, at least one
 * @param opens local time
 * @param closes local time after {@code opens}; midnight means the end of the day
 * @param zone whose clocks count
 */
record BusinessHours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes, ZoneId zone) {
  /** Day and night. */
  static final BusinessHours ALWAYS =
      new BusinessHours(
          EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneOffset.UTC);

  /** Where a search for the next open hour gives up; a week has at least one open day. */
  private static final int MOST_DAYS = 3_700;

  BusinessHours {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days is empty; name at least one");
    }
    if (!closes.equals(LocalTime.MIDNIGHT) && !closes.isAfter(opens)) {
      throw new IllegalArgumentException("closes " + closes + " must be after opens " + opens);
    }
    days = Set.copyOf(days);
  }

  /**
   * Reads hours as administrators write them.
   *
   * @param days names or beginnings of English names: {@code MON}, {@code Tuesday}
   * @return empty if a part cannot be understood
   */
  static Optional<BusinessHours> parse(
      List<String> days, String opens, String closes, String zone) {
    try {
      EnumSet<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
      for (String day : days) {
        String wanted = day.strip().toUpperCase(java.util.Locale.ROOT);
        for (DayOfWeek one : DayOfWeek.values()) {
          if (wanted.length() >= 2 && one.name().startsWith(wanted)) {
            set.add(one);
          }
        }
      }
      LocalTime end = closes.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(closes);
      return Optional.of(new BusinessHours(set, LocalTime.parse(opens), end, ZoneId.of(zone)));
    } catch (DateTimeParseException | IllegalArgumentException wrong) {
      return Optional.empty();
    } catch (java.time.DateTimeException unknownZone) {
      return Optional.empty();
    }
  }

  /** The moment at which so much open time has passed since the start. */
  Instant after(Instant start, Duration openTime) {
    Duration left = openTime;
    LocalDate day = start.atZone(zone).toLocalDate();
    for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
      if (!days.contains(day.getDayOfWeek())) {
        continue;
      }
      Instant from = later(start, opening(day));
      Instant to = closing(day);
      if (!from.isBefore(to)) {
        continue;
      }
      Duration open = Duration.between(from, to);
      if (open.compareTo(left) >= 0) {
        return from.plus(left);
      }
      left = left.minus(open);
    }
    return start.plus(openTime);
  }

  /** The open time between two moments. */
  Duration between(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    LocalDate last = end.atZone(zone).toLocalDate();
    LocalDate day = start.atZone(zone).toLocalDate();
    for (int i = 0; i < MOST_DAYS && !day.isAfter(last); i++, day = day.plusDays(1)) {
      if (!days.contains(day.getDayOfWeek())) {
        continue;
      }
      Instant from = later(start, opening(day));
      Instant closing = closing(day);
      Instant to = closing.isBefore(end) ? closing : end;
      if (from.isBefore(to)) {
        sum = sum.plus(Duration.between(from, to));
      }
    }
    return sum;
  }

  private Instant opening(LocalDate day) {
    return day.atTime(opens).atZone(zone).toInstant();
  }

  private Instant closing(LocalDate day) {
    return closes.equals(LocalTime.MIDNIGHT)
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(closes).atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
