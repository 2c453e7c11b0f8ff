// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates within sentences; templates write their own. */
final class Dates {
  private Dates() {}

  /** As the template helper {@code date} writes it. */
  static String longDate(Instant instant, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language)
        .format(instant.atZone(ZoneOffset.UTC));
  }
}
