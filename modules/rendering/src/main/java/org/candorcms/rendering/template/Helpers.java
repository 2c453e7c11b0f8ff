// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Handlebars.SafeString;
import com.github.jknack.handlebars.Handlebars.Utils;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.content.SafeHtml;
import org.jspecify.annotations.Nullable;

/** The helpers that templates may call; whatever else Handlebars brings is left out. */
final class Helpers {
  static final String SCOPE = "candor.scope";
  private static final Set<String> REFUSED =
      Set.of("embedded", "precompile", "i18n", "i18nJs", "log");

  private Helpers() {}

  static HelperRegistry registry() {
    HelperRegistry registry =
        new DefaultHelperRegistry() {
          @Override
          public <H> HelperRegistry registerHelper(String name, Helper<H> helper) {
            return REFUSED.contains(name) ? this : super.registerHelper(name, helper);
          }

          @Override
          public HelperRegistry registerDecorator(String name, Decorator decorator) {
            return super.registerDecorator(name, decorator);
          }
        };
    text(registry);
    logic(registry);
    return registry;
  }

  private static void text(HelperRegistry registry) {
    add(registry, "t", (value, options) -> scope(options).message(text(value), options.hash));
    add(registry, "html", (value, options) -> html(value));
    add(registry, "url", (value, options) -> scope(options).url(text(value)));
    add(registry, "asset", (value, options) -> scope(options).asset(text(value)));
    add(registry, "icon", (value, options) -> new SafeString(scope(options).icon(text(value))));
    add(registry, "date", (value, options) -> date(value, options));
    add(registry, "number", (value, options) -> number(value, options));
    add(registry, "duration", (value, options) -> duration(value, scope(options)));
    add(registry, "here", (value, options) -> scope(options).currentUrl());
    add(registry, "json", (value, options) -> scope(options).json(value == null ? "" : value));
    add(registry, "id", (value, options) -> scope(options).instanceId() + '-' + text(value));
    add(registry, "join", (value, options) -> join(value, text(options.param(0, ", "))));
    add(
        registry,
        "plus",
        (value, options) ->
            integer(value) + integer(options.params.length > 0 ? options.params[0] : 0));
  }

  private static void logic(HelperRegistry registry) {
    add(registry, "eq", (value, options) -> same(value, first(options)));
    add(registry, "ne", (value, options) -> !same(value, first(options)));
    add(registry, "gt", (value, options) -> decimal(value) > decimal(first(options)));
    add(registry, "lt", (value, options) -> decimal(value) < decimal(first(options)));
    add(registry, "not", (value, options) -> Utils.isEmpty(value));
    add(
        registry,
        "and",
        (value, options) -> all(value, options).stream().noneMatch(Utils::isEmpty));
    add(registry, "or", (value, options) -> !all(value, options).stream().allMatch(Utils::isEmpty));
  }

  /** A helper whose first argument may be missing. */
  @FunctionalInterface
  private interface Call {
    Object apply(@Nullable Object value, Options options);
  }

  private static void add(HelperRegistry registry, String name, Call call) {
    registry.registerHelper(name, (Helper<Object>) (value, options) -> call.apply(value, options));
  }

  private static Scope scope(Options options) {
    Scope scope = options.context.data(SCOPE);
    if (scope == null) {
      throw new IllegalStateException("template without a request");
    }
    return scope;
  }

  private static Object html(@Nullable Object value) {
    if (value instanceof SafeHtml safe) {
      return new SafeString(safe.value());
    }
    if (value == null || "".equals(value)) {
      return "";
    }
    throw new IllegalArgumentException(
        "{{html}} was given " + value.getClass().getSimpleName() + "; allowed SafeHtml");
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static @Nullable Object first(Options options) {
    return options.params.length > 0 ? options.params[0] : null;
  }

  private static List<@Nullable Object> all(@Nullable Object value, Options options) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(value);
    all.addAll(java.util.Arrays.asList(options.params));
    return all;
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number && other instanceof Number) {
      return decimal(one) == decimal(other);
    }
    return text(one).equals(text(other));
  }

  private static double decimal(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return Double.parseDouble(text(value));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long integer(@Nullable Object value) {
    return (long) decimal(value);
  }

  private static String join(@Nullable Object value, String separator) {
    if (value instanceof Iterable<?> items) {
      List<String> texts = new ArrayList<>();
      items.forEach(item -> texts.add(String.valueOf(item)));
      return String.join(separator, texts);
    }
    return text(value);
  }

  private static String number(@Nullable Object value, Options options) {
    if (!(value instanceof Number)) {
      return text(value);
    }
    Locale language = scope(options).language();
    NumberFormat format =
        "percent".equals(options.hash("style"))
            ? NumberFormat.getPercentInstance(language)
            : NumberFormat.getInstance(language);
    return format.format(value);
  }

  private static String date(@Nullable Object value, Options options) {
    Optional<ZonedDateTime> time = time(value);
    if (time.isEmpty()) {
      return text(value);
    }
    String style = options.hash("style", "long");
    if (style.equals("iso")) {
      return value instanceof LocalDate
          ? text(value)
          : DateTimeFormatter.ISO_INSTANT.format(time.get().toInstant());
    }
    FormatStyle formatStyle =
        switch (style) {
          case "short" -> FormatStyle.SHORT;
          case "medium" -> FormatStyle.MEDIUM;
          case "full" -> FormatStyle.FULL;
          default -> FormatStyle.LONG;
        };
    return DateTimeFormatter.ofLocalizedDate(formatStyle)
        .withLocale(scope(options).language())
        .format(time.get());
  }

  private static Optional<ZonedDateTime> time(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return Optional.of(instant.atZone(ZoneOffset.UTC));
    }
    if (value instanceof OffsetDateTime offset) {
      return Optional.of(offset.toZonedDateTime());
    }
    if (value instanceof ZonedDateTime zoned) {
      return Optional.of(zoned);
    }
    if (value instanceof LocalDate local) {
      return Optional.of(local.atStartOfDay(ZoneOffset.UTC));
    }
    return Optional.empty();
  }

  private static String duration(@Nullable Object value, Scope scope) {
    if (!(value instanceof Duration duration)) {
      return text(value);
    }
    long minutes = duration.toMinutes();
    if (minutes >= 48 * 60) {
      return scope.message("duration.days", Map.of("days", duration.toDays()));
    }
    return minutes >= 60
        ? scope.message("duration.hours", Map.of("hours", minutes / 60, "minutes", minutes % 60))
        : scope.message("duration.minutes", Map.of("minutes", minutes));
  }
}
