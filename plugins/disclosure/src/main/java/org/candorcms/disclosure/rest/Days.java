// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;

/** Reads days, also where a moment is given. */
final class Days {
  private Days() {}

  static Optional<LocalDate> read(String pointer, Optional<String> text) {
    if (text.isEmpty() || text.get().isBlank()) {
      return Optional.empty();
    }
    String value = text.get().strip();
    try {
      LocalDate day =
          value.length() > 10
              ? OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
              : LocalDate.parse(value);
      if (day.getYear() >= 1900 && day.getYear() < 10_000) {
        return Optional.of(day);
      }
    } catch (DateTimeException notOne) {
      // Told below.
    }
    throw Refused.invalid(pointer, "date", Statement.of("problem.day"));
  }
}
