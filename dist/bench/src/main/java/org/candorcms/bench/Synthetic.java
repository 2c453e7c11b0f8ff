// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.candorcms.help.search.IndexedArticle;

/**
 * A help center made up of invented words: their frequencies follow Zipf's law as in real text,
 * each category prefers some of them, and titles and headings repeat telling words of the body. The
 * same seed gives the same articles and queries in every run.
 */
final class Synthetic {
  private static final String[] ENDINGS = {"", "", "", "s", "ed", "ing", "er", "ion"};
  private static final String[] STARTS = {
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl",
    "qu", "r", "s", "sh", "st", "t", "tr", "v", "w"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ea", "ou"};
  private static final String[] CLOSINGS = {"", "", "n", "r", "l", "t", "m", "ck", "nd"};
  private static final int VOCABULARY = 60_000;
  private static final int CATEGORIES = 40;
  private static final double SKEW = 1.07;

  private final long seed;
  private final String[] words = new String[VOCABULARY];
  private final double[] share = new double[VOCABULARY];

  Synthetic(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    Set<String> seen = new HashSet<>();
    for (int rank = 0; rank < VOCABULARY; ) {
      String word = word(random, rank);
      if (seen.add(word)) {
        words[rank++] = word;
      }
    }
    double sum = 0;
    for (int rank = 0; rank < VOCABULARY; rank++) {
      sum += 1 / Math.pow(rank + 1.7, SKEW);
      share[rank] = sum;
    }
  }

  /** Frequent words are short. */
  private static String word(Random random, int rank) {
    int syllables = rank < 60 ? 1 : 1 + random.nextInt(3) + (rank > 5_000 ? 1 : 0);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(of(random, STARTS)).append(of(random, VOWELS)).append(of(random, CLOSINGS));
    }
    return rank < 60 ? word.toString() : word + of(random, ENDINGS);
  }

  private static String of(Random random, String[] parts) {
    return parts[random.nextInt(parts.length)];
  }

  private int draw(Random random) {
    double at = random.nextDouble() * share[VOCABULARY - 1];
    int low = 0;
    int high = VOCABULARY - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (share[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Stream<IndexedArticle> articles(int count) {
    return IntStream.range(0, count).mapToObj(this::article);
  }

  IndexedArticle article(int number) {
    Random random = new Random(seed * 31 + number);
    int category = (int) (CATEGORIES * Math.pow(random.nextDouble(), 1.5));
    List<Integer> topic = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      topic.add(100 + category * 400 + (int) (19_000 * Math.pow(random.nextDouble(), 2)));
    }
    String title = sentence(random, topic, 3 + random.nextInt(6), 0.6).strip();
    List<String> headings = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    int length = (int) Math.min(1_500, 60 + 190 * Math.exp(0.7 * random.nextGaussian()));
    for (int written = 0; written < length; ) {
      if (written % 80 < 15) {
        headings.add(sentence(random, topic, 3, 0.5).strip());
        body.append('\n').append(headings.get(headings.size() - 1)).append('\n');
      }
      int next = 6 + random.nextInt(12);
      body.append(sentence(random, topic, next, 0.12)).append(". ");
      written += next;
    }
    return new IndexedArticle(
        "a" + number,
        "en",
        title.replace(' ', '-'),
        title,
        sentence(random, topic, 12, 0.3).strip(),
        headings,
        body.toString(),
        "area" + category % 8 + "/part" + category,
        List.of(),
        Instant.EPOCH);
  }

  private String sentence(Random random, List<Integer> topic, int length, double telling) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean own = random.nextDouble() < telling;
      text.append(' ');
      text.append(words[own ? topic.get(random.nextInt(topic.size())) : draw(random)]);
    }
    return text.toString();
  }

  /** One to six words of an article's title or text as readers take them, every fifth mistyped. */
  String query(int number, int articles) {
    Random random = new Random(seed * 17 + number);
    IndexedArticle article = article(random.nextInt(articles));
    String source = random.nextInt(3) > 0 ? article.title() : article.body();
    String[] from = source.strip().split("[\\s.]+");
    int length = Math.min(from.length, 1 + random.nextInt(6));
    int start = random.nextInt(from.length - length + 1);
    List<String> query = new ArrayList<>(List.of(from).subList(start, start + length));
    if (number % 5 == 0) {
      int at = random.nextInt(length);
      query.set(at, mistyped(random, query.get(at)));
    }
    return String.join(" ", query);
  }

  private static String mistyped(Random random, String word) {
    if (word.length() < 4) {
      return word;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    return switch (random.nextInt(3)) {
      case 0 -> before + after;
      case 1 -> before + word.charAt(at) + word.charAt(at) + after;
      default -> before + after.charAt(0) + word.charAt(at) + after.substring(1);
    };
  }
}
