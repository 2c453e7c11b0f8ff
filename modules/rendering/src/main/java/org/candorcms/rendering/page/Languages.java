// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Choosing and naming languages. */
final class Languages {
  private static final int MAX_HEADER = 500;

  private Languages() {}

  /** The name of a language in itself. */
  static String ownName(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.isEmpty()
        ? language.toLanguageTag()
        : name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  /**
   * What the visitor reads of what the site offers, best first, the default last. Bounded to the
   * site's languages, so that the header cannot multiply what is cached.
   */
  static List<Locale> preferred(@Nullable String header, Settings settings) {
    List<Locale> result = new ArrayList<>();
    if (header != null && header.length() <= MAX_HEADER) {
      try {
        List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
        for (Locale.LanguageRange range : ranges) {
          Locale found = Locale.lookup(List.of(range), settings.languages());
          if (found != null && range.getWeight() > 0 && !result.contains(found)) {
            result.add(found);
          }
        }
      } catch (IllegalArgumentException e) {
        result.clear();
      }
    }
    if (!result.contains(settings.defaultLanguage())) {
      result.add(settings.defaultLanguage());
    }
    return result;
  }

  /** The first of the wanted languages that is offered. */
  static Locale best(List<Locale> wanted, List<Locale> offered) {
    return wanted.stream().filter(offered::contains).findFirst().orElse(wanted.get(0));
  }
}
