// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises texts that are the same or nearly so. Near duplicates share a band of MinHash values
 * (Broder, "On the resemblance and containment of documents", 1997; banding after Leskovec,
 * Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3) over groups of five letters, which
 * works in scripts that do not part words. Four bands of three values meet with a probability of
 * one half where two texts share about 60 % of their groups.
 */
public final class Fingerprint {
  /** Shorter texts are alike by chance: "Great product!" is nobody's copy. */
  public static final int LEAST_LETTERS = 40;

  private static final int GROUP = 5;
  private static final int BANDS = 4;
  private static final int ROWS = 3;
  private static final long[] SEEDS = seeds();

  private final String letters;

  private Fingerprint(String letters) {
    this.letters = letters;
  }

  /** The fingerprint of a text; case, marks, spaces and punctuation do not matter. */
  public static Fingerprint of(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(folded.length());
    folded
        .codePoints()
        .filter(
            c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK)
        .forEach(letters::appendCodePoint);
    return new Fingerprint(letters.toString());
  }

  private static long[] seeds() {
    long[] seeds = new long[BANDS * ROWS];
    long state = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < seeds.length; i++) {
      state = mixed(state + i);
      seeds[i] = state | 1;
    }
    return seeds;
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Whether the text is long enough to be compared. */
  public boolean comparable() {
    return letters.length() >= LEAST_LETTERS;
  }

  /** The same for the same letters: 32 hexadecimal digits. */
  public String key() {
    return digest(letters);
  }

  /** A digest of any text: 32 hexadecimal digits. */
  public static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every JDK has SHA-256", absent);
    }
  }

  /** Bands of which near duplicates share at least one; none for a short text. */
  public long[] bands() {
    if (!comparable()) {
      return new long[0];
    }
    long[] least = new long[SEEDS.length];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i + GROUP <= letters.length(); i++) {
      long group = group(i);
      for (int s = 0; s < SEEDS.length; s++) {
        long hash = (group ^ SEEDS[s]) * 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 29;
        hash *= SEEDS[s];
        least[s] = Math.min(least[s], hash);
      }
    }
    long[] bands = new long[BANDS];
    for (int b = 0; b < BANDS; b++) {
      long band = b + 1;
      for (int r = 0; r < ROWS; r++) {
        band = mixed(band ^ least[b * ROWS + r]);
      }
      bands[b] = band;
    }
    return bands;
  }

  private long group(int from) {
    long group = 7;
    for (int i = from; i < from + GROUP; i++) {
      group = group * 31 + letters.charAt(i);
    }
    return group;
  }

  /** Share of the groups of letters that two texts have in common, 0 to 1 (Jaccard). */
  public double likeness(Fingerprint other) {
    Set<Long> mine = groups();
    Set<Long> theirs = other.groups();
    if (mine.isEmpty() || theirs.isEmpty()) {
      return 0;
    }
    long shared = mine.stream().filter(theirs::contains).count();
    return (double) shared / (mine.size() + theirs.size() - shared);
  }

  private Set<Long> groups() {
    Set<Long> groups = new HashSet<>();
    for (int i = 0; i + GROUP <= letters.length(); i++) {
      groups.add(group(i));
    }
    return groups;
  }
}
