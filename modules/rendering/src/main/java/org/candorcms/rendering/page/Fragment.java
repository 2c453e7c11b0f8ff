// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rendered piece of a page.
 *
 * @param html escaped
 * @param jsonLd schema.org objects
 * @param styles paths of style sheets from the root of the site
 * @param scripts paths of ES modules from the root of the site
 * @param tags cache tags
 * @param dimensions what it depends on beside its address
 * @param maxAge how long it may be reused; zero where it depends on who asks or is a makeshift
 */
record Fragment(
    String html,
    List<Map<String, Object>> jsonLd,
    List<String> styles,
    List<String> scripts,
    Set<String> tags,
    Set<String> dimensions,
    Duration maxAge) {

  static final Fragment NOTHING =
      new Fragment("", List.of(), List.of(), List.of(), Set.of(), Set.of(), Duration.ofMinutes(1));

  /** The same, shown once and not reused. */
  Fragment notReusable() {
    return new Fragment(html, jsonLd, styles, scripts, tags, dimensions, Duration.ZERO);
  }

  /** The same with other HTML. */
  Fragment showing(String other) {
    return new Fragment(other, jsonLd, styles, scripts, tags, dimensions, maxAge);
  }

  int size() {
    return 2 * html.length() + 500 * jsonLd.size() + 200;
  }
}
