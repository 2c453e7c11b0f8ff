// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Query strings and urlencoded bodies. */
final class Queries {
  private static final int MAX_PARAMETERS = 200;

  private Queries() {}

  /**
   * Reads {@code a=1&b=2}.
   *
   * @throws ProblemException 400 for a broken escape or more than 200 parameters
   */
  static Map<String, List<String>> read(@Nullable String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return values;
    }
    String[] pairs = query.split("&", MAX_PARAMETERS + 1);
    if (pairs.length > MAX_PARAMETERS) {
      throw new ProblemException(
          CommonProblem.BAD_REQUEST, "There are more than " + MAX_PARAMETERS + " parameters.");
    }
    for (String pair : pairs) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        values.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value);
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          CommonProblem.BAD_REQUEST, "A parameter has a broken escape (% and two digits).");
    }
  }

  /** Writes a query with its question mark, or nothing. */
  static String write(Map<String, List<String>> values, Predicate<String> without) {
    StringBuilder out = new StringBuilder();
    values.forEach(
        (name, list) -> {
          if (!without.test(name)) {
            for (String value : list) {
              out.append(out.length() == 0 ? '?' : '&')
                  .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
          }
        });
    return out.toString();
  }
}
