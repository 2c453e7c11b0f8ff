// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.util.List;
import java.util.Map;

/**
 * The persistence unit that a bundle declares.
 *
 * @param name also the prefix of its tables and the folder of its schema steps
 * @param classes names of the managed classes, all of them
 * @param properties properties of the unit
 */
record Unit(String name, List<String> classes, Map<String, String> properties) {
  Unit {
    if (!name.matches("[a-z][a-z0-9_]{0,30}")) {
      throw new IllegalArgumentException(
          "the unit's name was '" + name + "'; allowed are 1 to 31 of a-z, 0-9 and _");
    }
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("the unit '" + name + "' lists no <class>");
    }
    classes = List.copyOf(classes);
    properties = Map.copyOf(properties);
  }
}
