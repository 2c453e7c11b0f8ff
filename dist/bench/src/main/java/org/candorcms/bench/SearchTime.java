// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.candorcms.help.search.HelpIndex;
import org.candorcms.help.search.SearchRequest;
import org.candorcms.help.search.SuggestRequest;

/**
 * Time of a search in a large help center against plain Lucene: the same articles in one analysed
 * field, the same queries as words that may match, the ten best, their titles. Both take turns on
 * one thread. CPU time is what the ratio is made of, since other work on the machine does not
 * change it; what the product does besides (correcting, counting, cutting passages) is included.
 */
public final class SearchTime {
  private static final int ARTICLES = Integer.getInteger("articles", 50_000);
  private static final int QUERIES = Integer.getInteger("queries", 2_000);
  private static final long SEED = 11;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SearchTime() {}

  /** Something that answers a query; the number of its hits. */
  private interface Engine {
    int search(String query) throws IOException;
  }

  /** Nanoseconds of each query. */
  private record Times(String name, long[] wall, long[] cpu) {
    static Times of(String name) {
      return new Times(name, new long[QUERIES], new long[QUERIES]);
    }

    void take(int number, Engine engine, String query) throws IOException {
      long cpuBefore = THREADS.getCurrentThreadCpuTime();
      long wallBefore = System.nanoTime();
      int hits = engine.search(query);
      wall[number] = System.nanoTime() - wallBefore;
      cpu[number] = THREADS.getCurrentThreadCpuTime() - cpuBefore;
      if (hits < 0) {
        throw new IllegalStateException("no answer to " + query);
      }
    }

    private static double at(long[] times, double part) {
      long[] sorted = times.clone();
      Arrays.sort(sorted);
      return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e6;
    }

    private double mean() {
      return Arrays.stream(cpu).average().orElse(0) / 1e6;
    }

    String row(Times reference) {
      return String.format(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |",
          name,
          at(wall, 0.5),
          at(wall, 0.99),
          at(cpu, 0.5),
          at(cpu, 0.99),
          mean(),
          at(cpu, 0.5) / at(reference.cpu, 0.5),
          at(cpu, 0.99) / at(reference.cpu, 0.99),
          mean() / reference.mean());
    }
  }

  /** No arguments; the property {@code kept} names a folder whose indexes are used again. */
  public static void main(String[] args) throws IOException {
    String kept = System.getProperty("kept", "");
    if (!kept.isEmpty()) {
      measure(Path.of(kept));
      return;
    }
    Path folder = Files.createTempDirectory("search-time");
    try {
      measure(folder);
    } finally {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void measure(Path folder) throws IOException {
    Synthetic articles = new Synthetic(SEED);
    List<String> queries =
        IntStream.range(0, QUERIES).mapToObj(i -> articles.query(i, ARTICLES)).toList();
    try (PlainLucene plain = new PlainLucene(folder.resolve("plain"));
        HelpIndex index = HelpIndex.open(folder.resolve("ours"))) {
      long began = System.nanoTime();
      if (index.count() == 0) {
        index.rebuild(articles.articles(ARTICLES), 1, done -> {});
      }
      final long built = System.nanoTime() - began;
      plain.build(articles.articles(plain.count() == 0 ? ARTICLES : 0));
      Engine search =
          query ->
              index.search(new SearchRequest(query, "en", "", 10, 0, Instant.EPOCH)).hits().size();
      Engine suggest = query -> index.suggest(new SuggestRequest(query, "en", 5)).ids().size();
      for (String query : queries) {
        search.search(query);
        suggest.search(query);
        plain.search(query);
        plain.searchFields(query);
      }
      Times found = Times.of("search");
      Times suggested = Times.of("suggestions while typing");
      Times reference = Times.of("plain Lucene, one field");
      Times fields = Times.of("plain Lucene, title, headings and text");
      for (int i = 0; i < QUERIES; i++) {
        String query = queries.get(i);
        reference.take(i, plain::search, query);
        found.take(i, search, query);
        fields.take(i, plain::searchFields, query);
        suggested.take(i, suggest, query);
      }
      print(built, List.of(found, suggested, fields, reference), reference);
    }
  }

  private static void print(long built, List<Times> rows, Times reference) {
    System.out.printf(
        Locale.ROOT,
        "%,d invented articles, %,d queries of one to six words, every fifth mistyped; heap of"
            + " %d MB. Building the index took %.0f s. Milliseconds; goals: p99 below 20 ms, at"
            + " most 1.3 times plain Lucene.%n%n",
        ARTICLES,
        QUERIES,
        Runtime.getRuntime().maxMemory() >> 20,
        built / 1e9);
    System.out.println(
        "| | p50 | p99 | CPU p50 | CPU p99 | CPU mean | ratio p50 | ratio p99 | ratio mean |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    rows.forEach(row -> System.out.println(row.row(reference)));
  }
}
