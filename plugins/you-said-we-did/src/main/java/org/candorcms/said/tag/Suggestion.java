// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.tag;

/**
 * A tag that may fit a voice; a person decides.
 *
 * @param tag id
 * @param score how sure it is, 0 to 1
 * @param why what it rests on, in English
 */
public record Suggestion(String tag, double score, String why) {}
