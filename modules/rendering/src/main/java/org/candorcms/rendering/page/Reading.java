// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an output turned out to depend on. Thread-safe. */
final class Reading {
  static final String LANGUAGES = "languages";
  static final String INSTANCE = "instance";
  static final String CURRENT_URL = "current-url";
  static final String PARAMETER = "p:";

  private final Set<String> dimensions = ConcurrentHashMap.newKeySet();
  private volatile boolean personal;

  void note(String dimension) {
    dimensions.add(dimension);
  }

  /** The output depends on who asks. */
  void notePersonal() {
    personal = true;
  }

  Set<String> dimensions() {
    return Set.copyOf(dimensions);
  }

  boolean personal() {
    return personal;
  }
}
