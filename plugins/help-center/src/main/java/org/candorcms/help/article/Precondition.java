// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/**
 * What a writer expects to find (RFC 9110 section 13.1).
 *
 * @param match entity tags of {@code If-Match}; empty for no expectation
 * @param absent {@code If-None-Match: *}: nothing may be there yet
 */
public record Precondition(List<String> match, boolean absent) {
  /** No expectation. */
  public static final Precondition NONE = new Precondition(List.of(), false);

  /** Copies collections. */
  public Precondition {
    match = List.copyOf(match);
  }

  /** Reads the two headers. */
  public static Precondition of(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    List<String> tags =
        ifMatch.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList();
    return new Precondition(tags, ifNoneMatch.map(String::strip).filter("*"::equals).isPresent());
  }

  /** Whether anything is expected. */
  public boolean stated() {
    return absent || !match.isEmpty();
  }

  /**
   * Compares with what is there.
   *
   * @param version the stored version, 0 if nothing is stored
   * @throws ProblemException 412 with the present version
   */
  public void check(long version) {
    if (absent && version > 0) {
      throw stale(version);
    }
    if (match.isEmpty()) {
      return;
    }
    boolean fits = version > 0 && (match.contains("*") || match.contains(etag(version)));
    if (!fits) {
      throw stale(version);
    }
  }

  /** The entity tag of a version. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  private static ProblemException stale(long version) {
    if (version == 0) {
      return new ProblemException(CommonProblem.STALE, "The article does not exist any more");
    }
    return new ProblemException(
        CommonProblem.STALE,
        "The current version is " + version,
        List.of(),
        Map.of("ETag", etag(version)));
  }
}
