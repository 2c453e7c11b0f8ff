// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import java.util.Locale;

/** Types that are one text, for parameters. */
public final class TextValues {
  private TextValues() {}

  /** Whether a type is one of them. */
  public static boolean handles(Class<?> type) {
    return type.isEnum() || Scalars.of(type).isPresent();
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the text is not of the right form
   */
  public static <T> T read(Class<T> type, String text) {
    Object value =
        type.isEnum()
            ? Scalars.enumConstant(type, text)
            : Scalars.of(type).orElseThrow().reader().apply(text);
    if (value == null) {
      throw new IllegalArgumentException("Not one of " + Scalars.enumNames(type));
    }
    return type.cast(value);
  }

  /** Writes a value. */
  public static String write(Object value) {
    if (value instanceof Enum<?> constant) {
      return Scalars.kebab(constant);
    }
    return value instanceof Locale locale ? locale.toLanguageTag() : value.toString();
  }
}
