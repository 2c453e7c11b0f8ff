// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sentence below a setting in the editor's form.
 *
 * @since 1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Help {
  /** English text; the message {@code help.<widget>.<name>} overrides it. */
  String value();
}
