// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.json.Json;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes reviews from files. Memory stays the same however long a file is; a file that is taken
 * again changes nothing, so an import that was interrupted is simply repeated.
 */
@Component(service = Importer.class)
public final class Importer {
  private static final int CHUNK = 2_000;

  /** Characters of a chunk, for files with long texts. */
  private static final long LONGEST = 2_000_000;

  private final Store store;
  private final Json json;
  private final Clock clock;
  private final CacheTags cache;

  /** Gets its surroundings. */
  @Activate
  public Importer(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Json json,
      @Reference Clock clock,
      @Reference CacheTags cache) {
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.cache = cache;
  }

  /**
   * How to read a file.
   *
   * @param dates order of the parts of days
   * @param lang language of reviews that do not tell theirs; may be empty
   * @param mode whether to store
   */
  public record Plan(Format format, DateOrder dates, String lang, Mode mode) {}

  /** Whether an import stores. */
  public enum Mode {
    /** Say what would be refused. */
    DRY_RUN,
    /** Store what is valid. */
    STORE
  }

  /**
   * Takes a file.
   *
   * @param progress told the number of reviews read so far
   * @throws org.candorcms.api.problem.ProblemException 400 if the file is no such file at all
   */
  public ImportReport run(InputStream in, Plan plan, LongConsumer progress) throws IOException {
    Run run = new Run(plan, progress);
    switch (plan.format()) {
      case CANDOR, JUDGEME, SHOPIFY -> CsvForm.read(in, plan.format(), json, run);
      case NDJSON -> JsonForm.read(in, json, run);
      case GOOGLE -> GoogleForm.read(in, run);
    }
    return run.end();
  }

  private final class Run implements Sink {
    private final Plan plan;
    private final LongConsumer progress;
    private final RowMaker maker;
    private final Chunk chunk = new Chunk(store);
    private final List<ReviewRow> waiting = new ArrayList<>(CHUNK);
    private final List<ImportReport.Refused> refused = new ArrayList<>();
    private long characters;
    private long rows;
    private long refusedRows;
    private long created;
    private long unchanged;

    Run(Plan plan, LongConsumer progress) {
      this.plan = plan;
      this.progress = progress;
      this.maker = new RowMaker(plan.format(), plan.dates(), plan.lang(), clock.instant());
    }

    @Override
    public void row(Incoming incoming) {
      rows++;
      RowMaker.Reading reading = maker.new Reading(incoming);
      ReviewRow row = reading.row();
      if (reading.refused().isEmpty()) {
        waiting.add(row);
        characters += row.body.length() + row.replyBody.length();
      } else {
        refusedRows++;
        reading.refused().forEach(this::refuse);
      }
      if (waiting.size() >= CHUNK || characters >= LONGEST) {
        flush();
      }
    }

    @Override
    public void broken(long row, String column, String value, String message) {
      rows++;
      refusedRows++;
      refuse(new ImportReport.Refused(row, column, value, message));
    }

    private void refuse(ImportReport.Refused one) {
      if (refused.size() < ImportReport.MAX_REFUSED) {
        refused.add(one);
      }
    }

    private void flush() {
      if (waiting.isEmpty()) {
        return;
      }
      if (plan.mode() == Mode.DRY_RUN) {
        unchanged += waiting.size() - chunk.unknown(waiting);
      } else {
        Chunk.Stored stored = chunk.store(waiting);
        created += stored.created();
        unchanged += waiting.size() - stored.created();
        forget(stored.products());
      }
      waiting.clear();
      characters = 0;
      progress.accept(rows);
    }

    private void forget(Set<String> products) {
      if (!products.isEmpty()) {
        List<String> tags = new ArrayList<>(products.stream().map(Reviews::tag).toList());
        tags.add(Reviews.TAG);
        cache.invalidate(tags);
      }
    }

    ImportReport end() {
      flush();
      return new ImportReport(rows, rows - refusedRows, created, unchanged, refusedRows, refused);
    }
  }
}
