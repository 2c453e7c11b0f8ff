// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The parts that are played in a line. */
final class Cast {
  private final List<Part>[] parts;

  @SuppressWarnings("unchecked")
  Cast(int roles) {
    parts = new List[roles];
  }

  /** Adds a part that comes after those of its role so far. */
  void add(int role, Part part) {
    List<Part> known = parts[role];
    if (known == null) {
      known = new ArrayList<>(4);
      parts[role] = known;
    }
    known.add(part);
  }

  /**
   * Adds the parts of a line that comes after those so far.
   *
   * @return the number of the next sentence
   */
  int addAll(Cast line, int[] roles, int start, int sentence) {
    int last = sentence;
    for (int role : roles) {
      for (Part part : line.of(role)) {
        add(role, new Part(part.from() + start, part.to() + start, part.sentence() + sentence));
        last = Math.max(last, part.sentence() + sentence);
      }
    }
    return last + 1;
  }

  /** The parts of a role, in the order of the text; none for a role below zero. */
  List<Part> of(int role) {
    List<Part> known = role < 0 ? null : parts[role];
    return known == null ? List.of() : known;
  }

  /** Puts the parts of a role into the order of the text. */
  void sort(int role) {
    List<Part> known = parts[role];
    if (known != null) {
      known.sort(Comparator.comparingInt(Part::from));
    }
  }

  /** Whether all of some roles are played. */
  boolean plays(int[] roles) {
    for (int role : roles) {
      if (parts[role] == null) {
        return false;
      }
    }
    return true;
  }

  /** Where a part is played: tokens, or characters where words are not parted by spaces. */
  record Part(int from, int to, int sentence) {
    boolean within(Part other) {
      return from >= other.from && to <= other.to;
    }
  }
}
