// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.problem;

/**
 * What is wrong with one value of the input.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, as in {@code /author/name}, or the name of
 *     a parameter
 * @param code stable name, as in {@code size} or {@code unknown-member}
 * @param message what was wrong, the value, the allowed range, what to do; safe to show
 * @since 1.0
 */
public record FieldError(String pointer, String code, String message) {}
