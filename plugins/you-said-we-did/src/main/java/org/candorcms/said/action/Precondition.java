// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

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
 */
public record Precondition(List<String> match) {
  /** No expectation. */
  public static final Precondition NONE = new Precondition(List.of());

  /** Copies collections. */
  public Precondition {
    match = List.copyOf(match);
  }

  /** Reads the header. */
  public static Precondition of(Optional<String> ifMatch) {
    return new Precondition(
        ifMatch.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList());
  }

  /**
   * Compares with what is there.
   *
   * @param version the stored version, 0 if nothing is stored
   * @throws ProblemException 412 with the present version
   */
  public void check(long version) {
    if (match.isEmpty() || (version > 0 && (match.contains("*") || match.contains(tag(version))))) {
      return;
    }
    throw new ProblemException(
        CommonProblem.STALE,
        version == 0 ? "There is nothing with this id yet" : "The current version is " + version,
        List.of(),
        version == 0 ? Map.of() : Map.of("ETag", tag(version)));
  }

  /** The entity tag of a version. */
  public static String tag(long version) {
    return "\"" + version + "\"";
  }
}
