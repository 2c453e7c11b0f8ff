// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import java.util.Locale;
import java.util.Map;

/** What the helpers of a template may ask about the request. */
public interface Scope {
  /** Language of the page. */
  Locale language();

  /** A message of the template's plugin or of the theme. */
  String message(String key, Map<String, ?> arguments);

  /** The address of a path of the site. */
  String url(String path);

  /** The address of an asset of the template's plugin or of the theme. */
  String asset(String name);

  /** An icon of the theme as SVG. */
  String icon(String name);

  /** Id prefix that is unique on the page. */
  String instanceId();

  /** Path and query of the page. */
  String currentUrl();

  /** Any value as JSON. */
  String json(Object value);
}
