// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.settings.HostSettings;
import org.jspecify.annotations.Nullable;

/** Reads request parameters and answers 400 with their names where they are wrong. */
final class Parameters {
  private Parameters() {}

  static String text(String name, @Nullable String value, int max) {
    if (value == null) {
      return "";
    }
    if (value.length() > max) {
      throw ProblemException.invalid(
          name, "size", name + " has " + value.length() + " characters; at most " + max);
    }
    return value;
  }

  static String required(String name, @Nullable String value, int max) {
    if (value == null) {
      throw ProblemException.invalid(name, "required", name + " is missing");
    }
    return text(name, value, max);
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

  static boolean flag(String name, @Nullable String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw ProblemException.invalid(name, "boolean", name + " must be true or false");
  }

  static String language(String name, @Nullable String value) {
    return value == null || value.isEmpty() ? "" : Inputs.language(name, text(name, value, 35));
  }

  static LocalDate day(String name, @Nullable String value, LocalDate otherwise) {
    if (value == null || value.isEmpty()) {
      return otherwise;
    }
    try {
      LocalDate day = LocalDate.parse(value);
      if (day.getYear() >= 1970 && day.getYear() < 10_000) {
        return day;
      }
    } catch (DateTimeParseException notOne) {
      // Told below.
    }
    throw ProblemException.invalid(name, "date", name + " must be a day such as 2026-03-17");
  }

  /** Absolute address of a path from the root of the site. */
  static String absolute(HostSettings settings, UriInfo request, String path) {
    String encoded;
    try {
      encoded = new URI(null, null, path, null).toASCIIString();
    } catch (java.net.URISyntaxException impossible) {
      throw new IllegalArgumentException(path, impossible);
    }
    return root(settings, request) + encoded;
  }

  /** The address of the site as a request has it. */
  static String root(HostSettings settings, UriInfo request) {
    Optional<URI> base = settings.baseUrl();
    if (base.isPresent()) {
      return base.get().toString();
    }
    String address = request.getBaseUri().toString();
    int api = address.lastIndexOf("/api/");
    return api < 0 ? address.replaceFirst("/+$", "") : address.substring(0, api);
  }
}
