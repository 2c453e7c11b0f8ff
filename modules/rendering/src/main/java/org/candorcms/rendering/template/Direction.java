// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import java.util.Locale;
import java.util.Set;

/** The direction in which a language is written. */
public final class Direction {
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "fa", "he", "iw", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb");
  private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
      Set.of("Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm");

  private Direction() {}

  /** {@code ltr} or {@code rtl}. */
  public static String of(Locale language) {
    boolean right =
        language.getScript().isEmpty()
            ? RIGHT_TO_LEFT.contains(language.getLanguage())
            : RIGHT_TO_LEFT_SCRIPTS.contains(language.getScript());
    return right ? "rtl" : "ltr";
  }
}
