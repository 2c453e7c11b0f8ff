// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link Widget} service.
 *
 * @since 1.0
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WidgetType {
  /** Prefix of the service properties. */
  String PREFIX_ = "candor.widget.";

  /**
   * Unique name, plugin first: {@code reviews.list}; {@code [a-z0-9-]+(\\.[a-z0-9-]+)+}, at most 80
   * characters.
   */
  String id();

  /** English name in the palette; the message {@code widget.<id>.title} overrides it. */
  String title();

  /** Palette group. */
  String category() default "content";

  /**
   * One English sentence for the palette; the message {@code widget.<id>.description} overrides it.
   */
  String description() default "";

  /** Icon name of the administration's icon set. */
  String icon() default "widget";
}
