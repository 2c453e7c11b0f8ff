// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.api.task.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Brings in voices from files, row by row, in batches. What is there already is left as it is, so
 * an import that was stopped is simply started again.
 */
@Component(service = Importer.class)
public final class Importer {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
  private static final int BATCH = 2_000;
  private static final int MAX_REFUSED = 1_000;
  private static final int MAX_LINE = 200_000;

  private final Voices voices;
  private final Store store;
  private final Json json;

  /** Gets its surroundings. */
  @Activate
  public Importer(
      @Reference Voices voices,
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Json json) {
    this.voices = voices;
    this.store = store;
    this.json = json;
  }

  /** How the rows are written. */
  public enum Format {
    /** RFC 4180 with a header; {@link ImportRow#COLUMNS}. */
    CSV,
    /** One JSON object a line with the same names. */
    NDJSON
  }

  /** Whether rows are stored. */
  public enum Mode {
    /** Stored. */
    STORE,
    /** Looked at only. */
    DRY_RUN
  }

  /**
   * Reads a file in UTF-8.
   *
   * @param source of rows that do not name one
   * @throws ProblemException 400 if it is not of that format
   */
  public ImportReport run(Path file, Format format, String source, Mode mode, Progress progress)
      throws IOException {
    try (Run run = new Run(source, mode, progress, Files.size(file))) {
      read(file, format, run);
      run.flush();
      run.settle();
      return run.report();
    }
  }

  private void read(Path file, Format format, Run run) throws IOException {
    try (Counting in = new Counting(Files.newInputStream(file), run);
        Reader reader =
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      if (format == Format.CSV) {
        csv(reader, run);
      } else {
        ndjson(new BufferedReader(reader), run);
      }
    } catch (CharacterCodingException other) {
      throw bad("The file is not UTF-8");
    } catch (UncheckedIOException wrapped) {
      if (wrapped.getCause() instanceof CharacterCodingException) {
        throw bad("The file is not UTF-8");
      }
      throw wrapped;
    } catch (CsvParseException broken) {
      throw bad("The file is not CSV: row " + (run.rows + 2) + " cannot be read");
    }
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(CommonProblem.BAD_REQUEST, detail);
  }

  private static void csv(Reader reader, Run run) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(reader)) {
      List<String> header = new ArrayList<>();
      long row = 0;
      for (CsvRecord line : csv) {
        row++;
        if (header.isEmpty()) {
          header.addAll(header(line));
          continue;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), line.getFieldCount()); i++) {
          cells.put(header.get(i), line.getField(i));
        }
        if (line.getFieldCount() != header.size()) {
          run.refuse(
              row,
              "",
              "",
              "has " + line.getFieldCount() + " cells; the header has " + header.size());
        } else {
          run.take(row, cells);
        }
        if (run.stopped()) {
          return;
        }
      }
      if (header.isEmpty()) {
        throw bad("The file is empty");
      }
    }
  }

  private static List<String> header(CsvRecord line) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String field : line.getFields()) {
      String name = field.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
      if (!ImportRow.COLUMNS.contains(name)) {
        throw bad(
            "The column \""
                + (name.length() > 60 ? name.substring(0, 60) : name)
                + "\" is not known; known are "
                + String.join(", ", ImportRow.COLUMNS));
      }
      if (!seen.add(name)) {
        throw bad("The column " + name + " is there twice");
      }
      names.add(name);
    }
    if (!names.contains("text")) {
      throw bad("There is no column \"text\"");
    }
    return names;
  }

  private void ndjson(BufferedReader reader, Run run) throws IOException {
    StringBuilder line = new StringBuilder();
    long row = 0;
    boolean more = true;
    while (more && !run.stopped()) {
      int c = reader.read();
      more = c >= 0;
      if (more && c != '\n') {
        if (line.length() < MAX_LINE + 1) {
          line.append((char) c);
        }
        continue;
      }
      row++;
      if (line.length() > MAX_LINE) {
        run.refuse(row, "", "", "has more than " + MAX_LINE + " characters");
      } else if (!line.toString().isBlank()) {
        object(row, line.toString(), run);
      }
      line.setLength(0);
    }
  }

  private void object(long row, String line, Run run) {
    Map<String, Object> object;
    try {
      object = json.readObject(line);
    } catch (ProblemException unreadable) {
      run.refuse(row, "", line.substring(0, Math.min(60, line.length())), "is not a JSON object");
      return;
    }
    Map<String, String> cells = new HashMap<>();
    for (Map.Entry<String, Object> member : object.entrySet()) {
      if (!ImportRow.COLUMNS.contains(member.getKey())) {
        run.refuse(row, member.getKey(), "", "is not a member that is known");
        return;
      }
      Object value = member.getValue();
      if (value instanceof Map<?, ?> || value instanceof List<?>) {
        run.refuse(row, member.getKey(), "", "must be a text or true or false");
        return;
      }
      if (value != null) {
        cells.put(member.getKey(), value.toString());
      }
    }
    run.take(row, cells);
  }

  /** Progress is told in bytes, since rows are not known before they are read. */
  private static final class Counting extends java.io.FilterInputStream {
    private final Run run;

    Counting(InputStream in, Run run) {
      super(in);
      this.run = run;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      run.bytes += Math.max(0, n);
      return n;
    }
  }

  /** While a batch is stored, the next one is read and worked out. */
  private final class Run implements AutoCloseable {
    private final ExecutorService storing =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "candor-said-import"));
    private CompletableFuture<List<Voices.Taken>> stored =
        CompletableFuture.completedFuture(List.of());
    private final String source;
    private final Mode mode;
    private final Progress progress;
    private final long size;
    private final String batch = IDS.generate().toString();
    private final Map<Long, NewVoice> waiting = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<ImportReport.Refused> refused = new ArrayList<>();
    private long bytes;
    private long rows;
    private long accepted;
    private long created;
    private long unchanged;
    private long refusedTotal;

    Run(String source, Mode mode, Progress progress, long size) {
      this.source = source;
      this.mode = mode;
      this.progress = progress;
      this.size = size;
    }

    boolean stopped() {
      return progress.cancelled();
    }

    void take(long row, Map<String, String> cells) {
      try {
        waiting.put(row, ImportRow.read(cells, source));
        rows++;
        accepted++;
      } catch (ImportRow.Refusal refusal) {
        refuse(row, refusal.column, refusal.value, String.valueOf(refusal.getMessage()));
      }
      if (waiting.size() >= BATCH) {
        flush();
      }
    }

    void refuse(long row, String column, String value, String message) {
      rows++;
      refusedTotal++;
      if (refused.size() < MAX_REFUSED) {
        refused.add(new ImportReport.Refused(row, column, value, message));
      }
    }

    void flush() {
      if (!waiting.isEmpty()) {
        List<NewVoice> list = List.copyOf(waiting.values());
        if (mode == Mode.STORE) {
          List<Intake.Prepared> prepared = voices.prepare(list, batch);
          settle();
          stored = CompletableFuture.supplyAsync(() -> voices.store(prepared), storing);
        } else {
          Set<String> there = there(list);
          for (NewVoice voice : list) {
            String key = voice.source() + "\n" + voice.ref();
            count(!there.contains(key) && seen.add(key));
          }
        }
        waiting.clear();
      }
      progress.at(bytes, size);
      progress.message(rows + " rows read, " + created + " new, " + refusedTotal + " refused");
    }

    /** Waits for the batch that is being stored and counts it. */
    void settle() {
      try {
        stored.join().forEach(taken -> count(taken.created()));
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
      }
      stored = CompletableFuture.completedFuture(List.of());
    }

    /** Nothing is stored any more once this returns. */
    @Override
    public void close() {
      stored.handle((taken, failure) -> true).join();
      storing.shutdown();
    }

    private void count(boolean isNew) {
      if (isNew) {
        created++;
      } else {
        unchanged++;
      }
    }

    private Set<String> there(List<NewVoice> list) {
      return store.read(
          em -> {
            Set<String> found = new HashSet<>();
            em.createQuery(
                    "select v.source, v.sourceRef from VoiceRow v where v.sourceRef in :refs",
                    Object[].class)
                .setParameter("refs", list.stream().map(NewVoice::ref).toList())
                .getResultList()
                .forEach(line -> found.add(line[0] + "\n" + line[1]));
            return found;
          });
    }

    ImportReport report() {
      return new ImportReport(rows, accepted, created, unchanged, refused, refusedTotal, batch);
    }
  }
}
