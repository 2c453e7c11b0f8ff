// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a {@link FormHandler} service.
 *
 * @since 1.0
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FormType {
  /** Prefix of the service properties. */
  String PREFIX_ = "candor.form.";

  /** Unique name, plugin first: {@code help.helpful}. */
  String id();

  /**
   * Largest body in bytes, for forms with files ({@link Upload}): at most 12 MiB. Bodies above 256
   * KiB are taken from a few visitors at a time.
   *
   * @since 1.1
   */
  long maxBytes() default 256 * 1024;
}
