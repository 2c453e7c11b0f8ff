// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses of the page that a widget stands on, with other values of the widget's own parameters.
 * Parameters that belong to somebody else stay as they are.
 */
final class Links {
  private final String path;
  private final Map<String, List<String>> others = new LinkedHashMap<>();

  /**
   * Links of a page.
   *
   * @param page path and query
   * @param own names of the widget's parameters
   */
  Links(String page, Set<String> own) {
    String bare = page.split("#", 2)[0];
    int question = bare.indexOf('?');
    this.path = question < 0 ? bare : bare.substring(0, question);
    if (question >= 0) {
      for (String pair : bare.substring(question + 1).split("&")) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (!name.isEmpty() && !own.contains(name)) {
          others
              .computeIfAbsent(name, unused -> new ArrayList<>(1))
              .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
      }
    }
  }

  /** The page without a query, for the action of a form. */
  String path() {
    return path;
  }

  /** What a form must send along so that nothing of the address is lost. */
  List<Models.Field> kept() {
    List<Models.Field> fields = new ArrayList<>();
    others.forEach(
        (name, values) -> values.forEach(value -> fields.add(new Models.Field(name, value))));
    return fields;
  }

  /**
   * An address.
   *
   * @param own values of the widget's parameters
   * @param anchor id of the element to show, empty for none
   */
  String to(Map<String, List<String>> own, String anchor) {
    StringBuilder query = new StringBuilder();
    others.forEach((name, values) -> values.forEach(value -> add(query, name, value)));
    own.forEach((name, values) -> values.forEach(value -> add(query, name, value)));
    return path + query + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  private static void add(StringBuilder query, String name, String value) {
    query
        .append(query.length() == 0 ? '?' : '&')
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }
}
