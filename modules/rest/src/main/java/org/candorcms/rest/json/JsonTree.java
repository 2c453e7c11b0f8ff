// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads text into maps, lists, strings, numbers, booleans and nulls, within bounds. */
final class JsonTree {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_SCALE = 400;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .maxStringLength(8_000_000)
                  .build())
          // Names of members come from outside: interning them would fill a table for good.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private JsonTree() {}

  static @Nullable Object parse(String text) {
    if (text.isBlank()) {
      throw ProblemException.invalid("", "required", "The body is empty; JSON is expected");
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw refused("trailing", "There is more text after the end of the JSON", parser);
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw refused(
          "too-large",
          "The JSON is nested too deep or holds too long a number or text",
          e.getLocation());
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException malformed(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Duplicate")) {
      return refused("duplicate-member", "A member is given twice", e.getLocation());
    }
    return refused("malformed", "This is not JSON", e.getLocation());
  }

  private static ProblemException refused(String code, String message, JsonParser parser) {
    return refused(code, message, parser.currentLocation());
  }

  private static ProblemException refused(
      String code, String message, @Nullable JsonLocation location) {
    String place =
        location == null
            ? ""
            : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    return ProblemException.invalid(List.of(new FieldError("", code, message + place)));
  }

  /** Depth is bounded by the parser, so recursion is safe. */
  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw refused("malformed", "This is not JSON", parser);
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> text(parser);
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw refused("malformed", "This is not JSON", parser);
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      checkText(name, parser);
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  /** A number such as 1e999999999 is short to write and endless to compute with. */
  private static BigDecimal decimal(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw refused("number", "A number is too large or has too many digits", parser);
    }
    return number;
  }

  private static String text(JsonParser parser) throws IOException {
    String text = parser.getText();
    checkText(text, parser);
    return text;
  }

  private static void checkText(String text, JsonParser parser) {
    if (!storable(text)) {
      throw refused("text", "A text holds U+0000 or half of a surrogate pair", parser);
    }
  }

  /** Neither databases nor UTF-8 can hold the rest. */
  static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
