// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.feed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The name of a {@link FeedSource} service.
 *
 * @since 1.0
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FeedName {
  /** Prefix of the service properties. */
  String PREFIX_ = "candor.";

  /** {@code [a-z0-9-]{1,60}}. */
  String value();
}
