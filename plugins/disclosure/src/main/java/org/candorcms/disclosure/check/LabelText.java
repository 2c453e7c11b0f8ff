// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

/**
 * A label as shown.
 *
 * @param text the words, as in {@code Ad / Werbung}
 * @param lang BCP 47
 */
public record LabelText(String text, String lang) {}
