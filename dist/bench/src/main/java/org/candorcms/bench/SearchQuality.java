// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.candorcms.help.search.HelpIndex;
import org.candorcms.help.search.SearchRequest;
import org.candorcms.help.search.SearchResult;
import org.candorcms.help.search.SuggestRequest;

/** nDCG@10 of the help center's index on every collection below a folder. */
public final class SearchQuality {
  private static final int DEPTH = 10;

  private SearchQuality() {}

  /** The folder, then the names of collections to look at; all if there is none. */
  public static void main(String[] args) throws IOException {
    List<String> only = List.of(args).subList(1, args.length);
    for (Collection collection : Collection.below(Path.of(args[0]))) {
      if (only.isEmpty() || only.contains(collection.name())) {
        measure(collection);
      }
    }
  }

  private static void measure(Collection collection) throws IOException {
    Path folder = Files.createTempDirectory("search-quality");
    try (HelpIndex index = HelpIndex.open(folder)) {
      index.apply(collection.articles(), List.of(), 1);
      for (Map.Entry<String, Map<String, String>> kind : collection.queries().entrySet()) {
        double sum = 0;
        int empty = 0;
        long began = System.nanoTime();
        for (Map.Entry<String, String> query : kind.getValue().entrySet()) {
          List<String> ids = ids(index, collection, kind.getKey(), query.getValue());
          double gain = ndcg(ids, collection.relevant().getOrDefault(query.getKey(), Map.of()));
          sum += gain;
          empty += ids.isEmpty() ? 1 : 0;
          if (Boolean.getBoolean("misses") && gain < 1) {
            System.out.printf(
                Locale.ROOT,
                "%.2f %s | %s | %s%n",
                gain,
                query.getValue(),
                collection.relevant().get(query.getKey()),
                ids.subList(0, Math.min(3, ids.size())));
          }
        }
        int count = kind.getValue().size();
        System.out.printf(
            Locale.ROOT,
            "    %-16s %-7s %.4f  %d queries, %d without result, %.2f ms each%n",
            collection.name(),
            kind.getKey(),
            sum / count,
            count,
            empty,
            (System.nanoTime() - began) / 1e6 / count);
      }
    } finally {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static List<String> ids(
      HelpIndex index, Collection collection, String kind, String query) {
    if (kind.equals("prefix")) {
      return index.suggest(new SuggestRequest(query, collection.lang(), DEPTH)).ids();
    }
    return index
        .search(new SearchRequest(query, collection.lang(), "", DEPTH, 0, Instant.EPOCH))
        .hits()
        .stream()
        .map(SearchResult.Hit::id)
        .toList();
  }

  static double ndcg(List<String> ids, Map<String, Integer> relevant) {
    double gain = 0;
    for (int i = 0; i < ids.size() && i < DEPTH; i++) {
      gain += relevant.getOrDefault(ids.get(i), 0) / log2(i + 2);
    }
    List<Integer> grades = relevant.values().stream().sorted(Comparator.reverseOrder()).toList();
    double ideal = 0;
    for (int i = 0; i < grades.size() && i < DEPTH; i++) {
      ideal += grades.get(i) / log2(i + 2);
    }
    return ideal == 0 ? 0 : gain / ideal;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
