// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types that are one text in JSON. */
final class Scalars {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** A type written as text: how to read it, its JSON Schema format and an example of it. */
  record Scalar(String format, String example, Function<String, Object> reader) {}

  private static final Map<Class<?>, Scalar> BY_TYPE =
      Map.ofEntries(
          Map.entry(Instant.class, of("date-time", "2026-05-01T12:00:00Z", Scalars::instant)),
          Map.entry(OffsetDateTime.class, of("date-time", "2026-05-01T12:00:00Z", Scalars::offset)),
          Map.entry(LocalDate.class, of("date", "2026-05-01", Scalars::date)),
          Map.entry(LocalDateTime.class, of("", "2026-05-01T12:00:00", LocalDateTime::parse)),
          Map.entry(LocalTime.class, of("time", "12:00:00", LocalTime::parse)),
          Map.entry(YearMonth.class, of("", "2026-05", YearMonth::parse)),
          Map.entry(Year.class, of("", "2026", Year::parse)),
          Map.entry(Duration.class, of("duration", "PT1H20M", Duration::parse)),
          Map.entry(Period.class, of("duration", "P14D", Period::parse)),
          Map.entry(ZoneId.class, of("", "Asia/Bangkok", ZoneId::of)),
          Map.entry(URI.class, of("uri-reference", "https://www.example.org/", Scalars::uri)),
          Map.entry(UUID.class, of("uuid", "018f4e3a-0000-7000-8000-000000000000", Scalars::uuid)),
          Map.entry(Locale.class, of("", "pt-BR", Scalars::locale)));

  private Scalars() {}

  private static Scalar of(String format, String example, Function<String, Object> reader) {
    return new Scalar(format, example, reader);
  }

  static Optional<Scalar> of(Class<?> type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /** Whether a value of this type is written with {@code toString}. */
  static boolean writtenAsText(Object value) {
    return value instanceof ZoneId || BY_TYPE.containsKey(value.getClass());
  }

  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable Object enumConstant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (kebab((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    return null;
  }

  static String enumNames(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(c -> kebab((Enum<?>) c))
        .collect(Collectors.joining(", "));
  }

  /** A whole number as the wanted type, or null if it does not fit. */
  static @Nullable Object whole(Class<?> type, Number number) {
    if (type == BigInteger.class) {
      return number instanceof BigInteger ? number : BigInteger.valueOf(number.longValue());
    }
    if (number instanceof BigInteger) {
      return null;
    }
    long value = number.longValue();
    if (type == Long.class || type == long.class) {
      return value;
    }
    if (type == Integer.class || type == int.class) {
      return value == (int) value ? (Object) (int) value : null;
    }
    if (type == Short.class || type == short.class) {
      return value == (short) value ? (Object) (short) value : null;
    }
    return value == (byte) value ? (Object) (byte) value : null;
  }

  static boolean isWhole(Class<?> type) {
    return type == int.class
        || type == Integer.class
        || type == long.class
        || type == Long.class
        || type == BigInteger.class
        || type == short.class
        || type == Short.class
        || type == byte.class
        || type == Byte.class;
  }

  static boolean isFraction(Class<?> type) {
    return type == double.class
        || type == Double.class
        || type == float.class
        || type == Float.class
        || type == BigDecimal.class;
  }

  private static Instant instant(String text) {
    return offset(text).toInstant();
  }

  private static OffsetDateTime offset(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    checkYear(time.withOffsetSameInstant(ZoneOffset.UTC).getYear());
    return time;
  }

  private static LocalDate date(String text) {
    LocalDate date = LocalDate.parse(text);
    checkYear(date.getYear());
    return date;
  }

  /** Databases hold four digits. */
  private static void checkYear(int year) {
    if (year < 1 || year > 9999) {
      throw new DateTimeException("year");
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("uri", e);
    }
  }

  private static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("uuid");
    }
    return UUID.fromString(text);
  }

  private static Locale locale(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("language");
    }
    try {
      return new Locale.Builder().setLanguageTag(text).build();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException("language", e);
    }
  }
}
