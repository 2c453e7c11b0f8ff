// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

/** What a visitor has typed so far; the last word is taken as unfinished. */
public record SuggestRequest(String query, String lang, int limit) {}
