// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/**
 * Tables. Cells that a spreadsheet would take for a formula carry an apostrophe in front (OWASP
 * ASVS 5.0, 1.2.10); reading takes it away again.
 */
final class CsvForm {
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r＝＋－＠].*");
  private static final int MAX_BUFFER = 1 << 20;
  private static final int MAX_COLUMNS = 200;
  private static final int PEEKED = 8_000;

  private CsvForm() {}

  /** A cell that no spreadsheet runs. */
  static String guarded(String text) {
    return FORMULA.matcher(text).matches() ? '\'' + text : text;
  }

  private static String unguarded(String text) {
    return text.startsWith("'") && FORMULA.matcher(text.substring(1)).matches()
        ? text.substring(1)
        : text;
  }

  /** Reads a table; what cannot be read is told, with its row. */
  static void read(InputStream in, Format format, Json json, Sink sink) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    long row = 0;
    try {
      char separator = separator(reader);
      CsvReader<CsvRecord> csv =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(true)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .allowExtraCharsAfterClosingQuote(true)
              .maxBufferSize(MAX_BUFFER)
              .ofCsvRecord(reader);
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        throw empty();
      }
      row = 1;
      List<String> header = header(records.next(), format);
      while (records.hasNext()) {
        CsvRecord record = records.next();
        row++;
        Incoming incoming = incoming(row, header, record, format, json, sink);
        if (incoming != null) {
          sink.row(incoming);
        }
      }
    } catch (CsvParseException | UncheckedIOException | CharacterCodingException broken) {
      tell(row + 1, broken, sink);
    }
  }

  private static void tell(long row, Exception broken, Sink sink) {
    boolean encoding =
        broken instanceof CharacterCodingException
            || broken.getCause() instanceof CharacterCodingException;
    sink.broken(
        row,
        "",
        "",
        encoding
            ? "is not UTF-8; the rest of the file was not read"
            : "is no valid CSV, perhaps a quote that is not closed; the rest of the file was not"
                + " read");
  }

  private static ProblemException empty() {
    return new ProblemException(CommonProblem.BAD_REQUEST, "The file is empty");
  }

  /**
   * A mark at the start is left out; semicolons part the cells where the header has more of them.
   */
  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(PEEKED + 1);
    char[] start = new char[PEEKED];
    int length = 0;
    for (int read = reader.read(start, 0, PEEKED);
        read > 0 && length + read < PEEKED;
        read = reader.read(start, length, PEEKED - length)) {
      length += read;
    }
    reader.reset();
    if (length > 0 && start[0] == '\uFEFF') {
      reader.skip(1);
    }
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int i = 0; i < length && start[i] != '\n'; i++) {
      commas += start[i] == ',' ? 1 : 0;
      semicolons += start[i] == ';' ? 1 : 0;
      tabs += start[i] == '\t' ? 1 : 0;
    }
    if (tabs > commas && tabs > semicolons) {
      return '\t';
    }
    return semicolons > commas ? ';' : ',';
  }

  private static List<String> header(CsvRecord record, Format format) {
    List<String> header = new ArrayList<>();
    record.getFields().forEach(name -> header.add(name.strip().toLowerCase(Locale.ROOT)));
    Set<String> missing = new TreeSet<>();
    for (Field needed : List.of(Field.PRODUCT, Field.RATING, Field.BODY)) {
      if (header.stream().noneMatch(name -> format.columns().get(name) == needed)) {
        format.columns().entrySet().stream()
            .filter(column -> column.getValue() == needed)
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst()
            .ifPresent(missing::add);
      }
    }
    if (!missing.isEmpty() || header.size() > MAX_COLUMNS) {
      throw ProblemException.invalid(
          "format",
          "header",
          missing.isEmpty()
              ? "the header has more than " + MAX_COLUMNS + " columns"
              : "the header has no column "
                  + String.join(", ", missing)
                  + "; is the file in the format "
                  + format.code()
                  + "?");
    }
    return header;
  }

  private static @org.jspecify.annotations.Nullable Incoming incoming(
      long row, List<String> header, CsvRecord record, Format format, Json json, Sink sink) {
    Incoming incoming = new Incoming(row);
    for (int i = 0; i < Math.min(header.size(), record.getFieldCount()); i++) {
      String column = header.get(i);
      String text = unguarded(record.getField(i));
      Field field = format.columns().get(column);
      if (field != null) {
        incoming.put(field, column, text);
      } else if (column.startsWith("attr.")) {
        incoming.attribute(column.substring("attr.".length()), text);
      } else if (column.equals("attributes") && format == Format.CANDOR && !text.isBlank()) {
        try {
          json.readObject(text)
              .forEach((name, value) -> incoming.attribute(name, String.valueOf(value)));
        } catch (ProblemException notJson) {
          sink.broken(row, column, text, "must be a JSON object of texts");
          return null;
        }
      }
    }
    return incoming;
  }
}
