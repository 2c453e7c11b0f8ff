// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.ProblemException;

/** One JSON object a line. */
final class JsonForm {
  private static final int MAX_LINE = 200_000;

  private JsonForm() {}

  static void read(InputStream in, Json json, Sink sink) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)),
            1 << 16);
    long row = 0;
    try {
      for (Optional<String> line = line(reader); line.isPresent(); line = line(reader)) {
        row++;
        if (line.get().length() > MAX_LINE) {
          sink.broken(row, "", "", "has more than " + MAX_LINE + " characters");
        } else if (!line.get().isBlank()) {
          object(row, line.get(), json, sink);
        }
      }
    } catch (CharacterCodingException notUtf8) {
      sink.broken(row + 1, "", "", "is not UTF-8; the rest of the file was not read");
    }
  }

  /** A line, cut where it is longer than is taken, so that no file fills the memory. */
  private static Optional<String> line(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() <= MAX_LINE) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString());
  }

  private static void object(long row, String line, Json json, Sink sink) {
    Map<String, Object> members;
    try {
      members = json.readObject(line);
    } catch (ProblemException notJson) {
      sink.broken(row, "", "", "is no JSON object");
      return;
    }
    Incoming incoming = new Incoming(row);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      Field field = Format.NDJSON.columns().get(member.getKey());
      if (field != null) {
        incoming.put(field, member.getKey(), text(member.getValue()));
      } else if (member.getKey().equals("attributes")
          && member.getValue() instanceof Map<?, ?> attributes) {
        attributes.forEach((name, text) -> incoming.attribute(String.valueOf(name), text(text)));
      } else {
        sink.broken(
            row, member.getKey(), text(member.getValue()), "there is no member with this name");
        return;
      }
    }
    sink.row(incoming);
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof List<?> list) {
      return String.join("\n", list.stream().map(JsonForm::text).toList());
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      return Long.toString(number.longValue());
    }
    return String.valueOf(value);
  }
}
