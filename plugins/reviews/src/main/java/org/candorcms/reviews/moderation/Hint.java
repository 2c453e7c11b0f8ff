// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

/**
 * Something a moderator should look at. It never decides.
 *
 * @param code {@code duplicate, near-duplicate, links, shouting, repetition, burst, email, phone}
 * @param detail what was found: the id of the other review, the words, a number
 */
public record Hint(String code, String detail) {}
