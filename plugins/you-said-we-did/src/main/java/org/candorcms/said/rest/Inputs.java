// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.jspecify.annotations.Nullable;

/** Checks of what comes in that a constraint on a record cannot say. */
final class Inputs {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final int MAX_URL = 1000;

  private Inputs() {}

  static String id(String pointer, String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemException.invalid(
          pointer, "id", "must be 1 to 128 letters, digits, dots, underscores or hyphens");
    }
    return id;
  }

  /** Text as it is stored: composed, without space around it. */
  static String text(String pointer, @Nullable String value) {
    if (value == null) {
      return "";
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw ProblemException.invalid(
            pointer, "character", "must not contain NUL or half a surrogate pair (at " + i + ")");
      }
    }
    return Normalizer.normalize(value, Normalizer.Form.NFC).strip();
  }

  /** The same without line breaks and other control characters. */
  static String line(String pointer, @Nullable String value) {
    String text = text(pointer, value);
    if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
      throw ProblemException.invalid(
          pointer, "line", "must be one line without control characters");
    }
    return text;
  }

  static String required(String pointer, String value) {
    String text = text(pointer, value);
    if (text.isEmpty()) {
      throw ProblemException.invalid(pointer, "required", "must not be empty");
    }
    return text;
  }

  static String language(String pointer, @Nullable String tag) {
    try {
      String lang = new Locale.Builder().setLanguageTag(text(pointer, tag)).build().toLanguageTag();
      if (lang.length() <= 35 && !lang.equals("und")) {
        return lang;
      }
    } catch (IllformedLocaleException notOne) {
      // Told below.
    }
    throw ProblemException.invalid(
        pointer, "language", "must be a language tag such as en, vi or pt-BR (BCP 47)");
  }

  static String optionalLanguage(String pointer, @Nullable String tag) {
    return tag == null || tag.isBlank() ? "" : language(pointer, tag);
  }

  /** A web address, or a path of this site. */
  static String link(String pointer, String value) {
    String text = line(pointer, value);
    if (text.length() <= MAX_URL) {
      if (text.startsWith("/") && !text.startsWith("//") && text.indexOf('\\') < 0) {
        return text;
      }
      try {
        URI uri = new URI(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
          return text;
        }
      } catch (URISyntaxException notOne) {
        // Told below.
      }
    }
    throw ProblemException.invalid(
        pointer, "url", "must be a web address (http or https) or a path of this site");
  }

  static String optionalLink(String pointer, @Nullable String value) {
    return value == null || value.isBlank() ? "" : link(pointer, value);
  }

  /** Name of the caller, for histories and the audit log. */
  static String name(SecurityContext security) {
    return caller(security).map(Caller::name).orElse("unknown");
  }

  static Optional<Caller> caller(SecurityContext security) {
    return security.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
