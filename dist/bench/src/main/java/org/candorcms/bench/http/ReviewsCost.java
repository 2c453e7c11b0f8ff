// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;

/**
 * Reviews of one product at 1,000 and at 100,000: time of a page of the list, which nothing caches,
 * for every order, by the median and the 95th percentile; rows that an import stores in a second.
 */
public final class ReviewsCost {
  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int PART = 25_000;
  private static final int ROUNDS = 400;
  private static final List<String> SORTS = List.of("useful", "newest", "highest", "lowest");
  private static final String[] WORDS =
      ("soft warm thin thick lining button sleeve shoulder colour washed twice winter office travel"
              + " bicycle rain shrank stretched but fits true large small months weeks favourite"
              + " return seam pocket zip hem heavy light")
          .split(" ");

  private ReviewsCost() {}

  /** Prints Markdown tables. */
  public static void main(String[] arguments) throws IOException {
    CandorProcess.Plan plan =
        CandorProcess.Plan.in(Files.createTempDirectory("candor-bench"))
            .with("CANDOR_RATE_LIMIT", "off");
    try (CandorProcess candor = CandorProcess.start(plan)) {
      Site site = candor.site();
      store(site, "few", 0, FEW);
      long start = System.nanoTime();
      for (int from = 0; from < MANY; from += PART) {
        store(site, "many", from, PART);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "An import stores %,d rows in a second (%,d rows of Judge.me's form over HTTP into the"
              + " embedded database; goal 2,000).%n%n",
          Math.round(MANY / seconds),
          MANY);
      System.out.println("Milliseconds for a page of 20, not cached; goal: ratio at most 1.3.");
      System.out.println();
      System.out.println("| list | p50 at 1,000 | p95 | p50 at 100,000 | p95 | ratio p95 |");
      System.out.println("|---|---:|---:|---:|---:|---:|");
      for (String sort : SORTS) {
        row(site, sort, "&sort=" + sort);
      }
      row(site, "4 stars, newest", "&sort=newest&rating=4");
      row(site, "size M, newest", "&sort=newest&attr.size=M");
      row(site, "50 ratings at once", "");
    }
  }

  private static void row(Site site, String name, String query) {
    // Turn by turn, so that what else the machine does falls on both.
    List<Double> few = new ArrayList<>();
    List<Double> many = new ArrayList<>();
    for (int i = 0; i < ROUNDS + 50; i++) {
      double atFew = once(site, path("few", query));
      double atMany = once(site, path("many", query));
      if (i >= 50) {
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

  private static String path(String product, String query) {
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

  private static void store(Site site, String product, int from, int rows) throws IOException {
    Random random = new Random(from + product.hashCode());
    Path file = Files.createTempFile("candor-bench", ".csv");
    StringBuilder text =
        new StringBuilder(
            "product_handle,review_title,body,reviewer_name,reviewer_email,rating,review_date,"
                + "verified,attr.size\n");
    for (int i = from; i < from + rows; i++) {
      text.append(product).append(",Title ").append(i).append(',');
      for (int w = 20 + random.nextInt(60); w > 0; w--) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      text.append(",Reviewer ").append(i).append(",reviewer").append(i).append("@example.com,");
      text.append(1 + random.nextInt(5)).append(',');
      text.append(2020 + random.nextInt(5)).append("-0").append(1 + random.nextInt(9));
      text.append("-1").append(random.nextInt(10)).append(random.nextBoolean() ? ",yes," : ",no,");
      text.append(Arrays.asList("S", "M", "L").get(random.nextInt(3))).append('\n');
    }
    Files.writeString(file, text);
    site.authorized(
            "POST",
            "/api/reviews/import?format=judgeme&lang=en",
            Files.readString(file),
            "Content-Type",
            "text/csv")
        .expect(200);
    Files.delete(file);
  }
}
