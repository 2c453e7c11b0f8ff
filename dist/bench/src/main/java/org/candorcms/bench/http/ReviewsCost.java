// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.http;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;

/**
 * Reviews of one product at 1,000 and at 100,000, grown from real ones where there are some: time
 * of a page of the list, which nothing caches, for every order and as a widget, by the median and
 * the 95th percentile; rows that an import stores in a second.
 */
public final class ReviewsCost {
  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int PART = 25_000;
  private static final int ROUNDS = 200;
  private static final int WARM = 40;
  private static final String WIDGET = "widget";
  private static final List<String> SORTS = List.of("useful", "newest", "highest", "lowest");
  private static final String[] WORDS =
      ("soft warm thin thick lining button sleeve shoulder colour washed twice winter office travel"
              + " bicycle rain shrank stretched but fits true large small months weeks favourite"
              + " return seam pocket zip hem heavy light")
          .split(" ");

  private static final List<String> AGES = List.of("18-29", "30-39", "40-49", "50-59");
  private static final int INVENTED = 678;

  private final List<Sample> samples;

  private ReviewsCost(List<Sample> samples) {
    this.samples = samples;
  }

  /** What reviews are grown from. */
  private record Sample(String title, String body, int rating) {}

  /**
   * Prints Markdown tables.
   *
   * @param arguments the folder of collections, which may be missing
   */
  public static void main(String[] arguments) throws IOException {
    new ReviewsCost(samples(arguments)).measure();
  }

  private void measure() throws IOException {
    CandorProcess.Plan plan =
        CandorProcess.Plan.in(Files.createTempDirectory("candor-bench"))
            .with("CANDOR_RATE_LIMIT", "off");
    try (CandorProcess candor = CandorProcess.start(plan)) {
      Site site = candor.site();
      store(site, "few", 0, FEW);
      ProcessHandle process = candor.handle();
      Duration before = process.info().totalCpuDuration().orElseThrow();
      long start = System.nanoTime();
      for (int from = 0; from < MANY; from += PART) {
        store(site, "many", from, PART);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Duration cpu = process.info().totalCpuDuration().orElseThrow().minus(before);
      System.out.printf(
          Locale.ROOT,
          "An import stores %,d rows in a second (%,d rows of Judge.me's form over HTTP into the"
              + " embedded database; goal 2,000), for which the process needs %,d microseconds of"
              + " one core for each row, compilation and collection of garbage included.%n%n",
          Math.round(MANY / seconds),
          MANY,
          cpu.toNanos() / 1_000 / MANY);
      System.out.println("Milliseconds, nothing cached; goal: ratio at most 1.3.");
      System.out.println();
      System.out.println("| list | p50 at 1,000 | p95 | p50 at 100,000 | p95 | ratio p95 |");
      System.out.println("|---|---:|---:|---:|---:|---:|");
      for (String sort : SORTS) {
        row(site, sort, "&sort=" + sort);
      }
      row(site, "4 stars, newest", "&sort=newest&rating=4");
      row(site, "age 30-39, newest", "&sort=newest&attr.age=30-39");
      row(site, "widget `reviews.list`", WIDGET);
      row(site, "50 ratings at once", "");
    }
  }

  private static void row(Site site, String name, String query) {
    // Turn by turn, so that what else the machine does falls on both.
    List<Double> few = new ArrayList<>();
    List<Double> many = new ArrayList<>();
    for (int i = 0; i < ROUNDS + WARM; i++) {
      double atFew = once(site, path("few", query, i));
      double atMany = once(site, path("many", query, i));
      if (i >= WARM) {
        few.add(atFew);
        many.add(atMany);
      }
    }
    Collections.sort(few);
    Collections.sort(many);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        name,
        few.get(ROUNDS / 2),
        few.get(ROUNDS * 95 / 100),
        many.get(ROUNDS / 2),
        many.get(ROUNDS * 95 / 100),
        many.get(ROUNDS * 95 / 100) / few.get(ROUNDS * 95 / 100));
  }

  private static String path(String product, String query, int round) {
    if (query.equals(WIDGET)) {
      // Each with a heading of its own, so that none is found in a cache.
      return "/fragments/reviews.list?limit=20&product=" + product + "&heading=" + round;
    }
    if (!query.isEmpty()) {
      return "/api/reviews?limit=20&product=" + product + query;
    }
    StringBuilder path = new StringBuilder("/api/ratings?product=" + product);
    for (int i = 1; i < 50; i++) {
      path.append("&product=").append(product).append(i);
    }
    return path.toString();
  }

  private static double once(Site site, String path) {
    long start = System.nanoTime();
    site.get(path).expect(200);
    return (System.nanoTime() - start) / 1e6;
  }

  private static String column(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private void store(Site site, String product, int from, int rows) {
    Random random = new Random(from + product.hashCode());
    StringBuilder text =
        new StringBuilder(
            "product_handle,review_title,body,reviewer_name,reviewer_email,rating,review_date,"
                + "verified,attr.age\n");
    for (int i = from; i < from + rows; i++) {
      Sample sample = samples.get(i % samples.size());
      // A second voice makes texts differ, as those of as many customers do.
      String other = samples.get(random.nextInt(samples.size())).body();
      String body =
          sample.body() + ' ' + other.substring(0, Math.min(other.length(), 80)) + ' ' + i;
      text.append(product).append(',').append(column(sample.title())).append(',');
      text.append(column(body)).append(",Reviewer ").append(i).append(",reviewer").append(i);
      text.append("@example.com,").append(sample.rating()).append(',');
      text.append(2020 + random.nextInt(5)).append("-0").append(1 + random.nextInt(9));
      text.append("-1").append(random.nextInt(10)).append(random.nextBoolean() ? ",yes," : ",no,");
      text.append(AGES.get(random.nextInt(AGES.size()))).append('\n');
    }
    site.authorized(
            "POST",
            "/api/reviews/import?format=judgeme&lang=en",
            text.toString(),
            "Content-Type",
            "text/csv")
        .expect(200);
  }

  /** Real reviews where there are some, invented ones elsewhere. */
  private static List<Sample> samples(String[] arguments) throws IOException {
    List<Sample> samples = new ArrayList<>();
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "", "reviews-clothing/judgeme.csv");
    if (Files.isRegularFile(file)) {
      try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
        for (NamedCsvRecord row : reader) {
          samples.add(
              new Sample(
                  row.getField("review_title"),
                  row.getField("body"),
                  Integer.parseInt(row.getField("rating"))));
        }
      }
      return samples;
    }
    Random random = new Random(1);
    for (int i = 0; i < INVENTED; i++) {
      StringBuilder body = new StringBuilder();
      for (int w = 20 + random.nextInt(60); w > 0; w--) {
        body.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      samples.add(new Sample("Title " + i, body.toString(), 1 + random.nextInt(5)));
    }
    return samples;
  }
}
