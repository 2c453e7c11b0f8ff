// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.reviews.review.Draft;
import org.candorcms.reviews.review.Product;
import org.jspecify.annotations.Nullable;

/** Reads request parameters and answers 400 with their names where they are wrong. */
final class Parameters {
  private static final Pattern PRODUCT = Pattern.compile(Product.ID);
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int MAX_CURSOR = 400;

  private Parameters() {}

  static String product(String name, @Nullable String id) {
    if (id == null || id.isEmpty()) {
      return "";
    }
    if (PRODUCT.matcher(id).matches()) {
      return id;
    }
    throw ProblemException.invalid(
        name, "pattern", name + " must be 1 to 128 letters, digits, dots, underscores or hyphens");
  }

  /** An id in a path; what cannot be one is not there. */
  static String review(String id) {
    if (UUID.matcher(id).matches()) {
      return id;
    }
    throw missing();
  }

  static ProblemException missing() {
    return new ProblemException(CommonProblem.NOT_FOUND, "There is no such review");
  }

  static int number(String name, @Nullable String value, int otherwise, int min, int max) {
    if (value == null || value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Told below.
    }
    throw ProblemException.invalid(
        name, "range", name + " must be a whole number from " + min + " to " + max);
  }

  static Optional<Boolean> flag(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return Optional.empty();
    }
    if (value.equals("true") || value.equals("false")) {
      return Optional.of(value.equals("true"));
    }
    throw ProblemException.invalid(name, "boolean", name + " must be true or false");
  }

  static String language(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    String lang = value.length() > 35 ? "" : Draft.language(value);
    if (lang.isEmpty()) {
      throw ProblemException.invalid(
          name, "language", name + " must be a language tag such as en, vi or pt-BR");
    }
    return lang;
  }

  static Optional<Instant> since(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant since =
          value.length() == 10
              ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(value);
      if (since.isAfter(Instant.EPOCH.minusMillis(1))
          && since.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
        return Optional.of(since);
      }
    } catch (DateTimeException notOne) {
      // Told below.
    }
    throw ProblemException.invalid(
        name, "date", name + " must be a day such as 2026-03-17, or a moment with Z at its end");
  }

  static String cursor(@Nullable String value) {
    if (value == null) {
      return "";
    }
    if (value.length() > MAX_CURSOR) {
      throw ProblemException.invalid("cursor", "cursor", "is not a cursor that this list answered");
    }
    return value;
  }

  static String caller(SecurityContext security) {
    Principal principal = security.getUserPrincipal();
    return principal == null ? "unknown" : principal.getName();
  }
}
