// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.time.Instant;

/**
 * A search.
 *
 * @param query data, never syntax
 * @param lang chooses the analysis and filters; empty for all languages
 * @param category this category and all below it; empty for all
 * @param now decides which pins still hold
 */
public record SearchRequest(
    String query, String lang, String category, int limit, int offset, Instant now) {}
