// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that our own host answers, into maps, lists, strings, doubles and booleans; null
 * becomes the empty string. The command line has no JSON library on its class path.
 */
final class JsonReader {
  private static final int MAX_DEPTH = 50;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Object read(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.broken();
    }
    return value;
  }

  private Object value(int depth) {
    space();
    if (depth > MAX_DEPTH || at >= text.length()) {
      throw broken();
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", "");
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (!ends('}')) {
      if (!members.isEmpty()) {
        take(',');
        space();
      }
      String name = string();
      space();
      take(':');
      members.put(name, value(depth + 1));
    }
    return members;
  }

  private List<Object> array(int depth) {
    List<Object> items = new ArrayList<>();
    at++;
    while (!ends(']')) {
      if (!items.isEmpty()) {
        take(',');
      }
      items.add(value(depth + 1));
    }
    return items;
  }

  private boolean ends(char end) {
    space();
    if (at < text.length() && text.charAt(at) == end) {
      at++;
      return true;
    }
    return false;
  }

  private String string() {
    take('"');
    StringBuilder string = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escape() : c);
    }
    take('"');
    return string.toString();
  }

  private char escape() {
    if (at >= text.length()) {
      throw broken();
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'u':
        if (at + 4 > text.length()) {
          throw broken();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      default:
        return c;
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw broken();
    }
    at += word.length();
    return value;
  }

  private Double number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Double.valueOf(text.substring(from, at));
    } catch (NumberFormatException e) {
      throw broken();
    }
  }

  private void take(char expected) {
    if (at >= text.length() || text.charAt(at) != expected) {
      throw broken();
    }
    at++;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException("The answer is not JSON at character " + at + ".");
  }
}
