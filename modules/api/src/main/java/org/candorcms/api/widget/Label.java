// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a setting in the editor's form.
 *
 * @since 1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Label {
  /** English text; the message {@code setting.<widget>.<name>} overrides it. */
  String value();
}
