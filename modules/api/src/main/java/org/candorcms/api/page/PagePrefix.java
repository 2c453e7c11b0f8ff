// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The prefix of a {@link PageSource} service.
 *
 * @since 1.0
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PagePrefix {
  /** Prefix of the service properties. */
  String PREFIX_ = "candor.";

  /** {@code /help}, or {@code /} for what no other source answers. */
  String value();
}
