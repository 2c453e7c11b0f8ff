// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The settings in force; asked anew for each request. */
public interface Settings {
  /** Name of the site, as visitors read it. */
  String siteName();

  /** Language of a page whose language nothing else decides. */
  Locale defaultLanguage();

  /** Languages that visitors may choose. */
  List<Locale> languages();

  /** Name of the theme. */
  String theme();

  /** How long a widget may take. */
  Duration widgetLimit();

  /** Sources that may frame a fragment, as in CSP {@code frame-ancestors}. */
  String frameAncestors();

  /** Origins beside our own that may send forms. */
  List<String> formOrigins();
}
