// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large the body of a resource method may be, where the usual 1 MiB does not fit. A larger one
 * is answered with 413.
 *
 * @since 1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MaxBody {
  /** Bytes. */
  long value();
}
