// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The request that is being answered, as far as rendering may depend on it. Valid during the call
 * only.
 *
 * @since 1.0
 */
@ProviderType
public interface RenderContext {
  /** The language of the page, as BCP 47. */
  Locale language();

  /**
   * The declared request parameters, validated. A parameter that does not validate is left out on a
   * page and refused (400) on a fragment.
   *
   * @param type the record {@code Params} nested in the widget or page source
   */
  <P extends Record> P params(Class<P> type);

  /**
   * The address of a path of this site on the same host, with base and context path: {@code
   * /help/refunds} becomes {@code /candor/help/refunds} where Candor lives under {@code /candor}.
   */
  String url(String path);

  /** The same as {@link #url} with scheme and host. */
  String absoluteUrl(String path);

  /**
   * The address of a file under {@code assets/} of the plugin, or of the theme that overrides it.
   */
  String asset(String name);

  /**
   * A message of the plugin ({@code messages/<plugin>_<lang>.properties}, ICU MessageFormat) in the
   * language of the page, else in English, else the key.
   *
   * @param arguments named arguments
   */
  String message(String key, Map<String, ?> arguments);

  /** A message without arguments. */
  default String message(String key) {
    return message(key, Map.of());
  }

  /** Who is asking, where known. Output that depends on it must not be reusable. */
  Optional<Caller> caller();

  /**
   * Where the request comes from, to tell visitors apart when one of them sends a form. Output that
   * depends on it must not be reusable.
   *
   * @since 1.1
   */
  default Optional<Visitor> visitor() {
    return Optional.empty();
  }

  /** The name of the theme in use. */
  String theme();

  /** The name of the site, as visitors read it. */
  String siteName();

  /** An id that is unique on the page, for {@code id} attributes: {@code w3}. */
  String instanceId();

  /** Path and query of the page, for forms that return to it. */
  String currentUrl();

  /**
   * The outcome of a form that the visitor has just sent without script (see {@link FormHandler}),
   * if it was for the given form id.
   */
  Optional<FormResult> formResult(String formId);
}
