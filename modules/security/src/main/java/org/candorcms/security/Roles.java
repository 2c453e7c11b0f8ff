// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;

/** The hierarchy of roles: each one has the rights of those after it. */
final class Roles {
  static final List<String> ALL = List.of(Role.ADMINISTRATOR, Role.EDITOR, Role.MODERATOR);

  private Roles() {}

  /** Every role held, implied ones included. */
  static Set<String> implied(Collection<String> held) {
    Set<String> all = new LinkedHashSet<>();
    for (int i = 0; i < ALL.size(); i++) {
      if (held.contains(ALL.get(i))) {
        all.addAll(ALL.subList(i, ALL.size()));
      }
    }
    return all;
  }

  static List<String> parse(String stored) {
    return Stream.of(stored.split(",")).filter(r -> !r.isEmpty()).toList();
  }

  static String format(Collection<String> roles) {
    return String.join(",", new TreeSet<>(roles));
  }

  /**
   * Checks what came from outside.
   *
   * @throws ProblemException 400
   */
  static List<String> checked(Collection<String> roles) {
    if (roles.isEmpty() || !ALL.containsAll(roles)) {
      throw ProblemException.invalid(
          "/roles", "roles", "Name one or more of " + String.join(", ", ALL));
    }
    return List.copyOf(new TreeSet<>(roles));
  }
}
