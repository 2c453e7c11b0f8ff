// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.List;
import java.util.Map;

/**
 * How many published reviews of a product there are of each sort, incentivised ones included.
 *
 * @param total all of them
 * @param ratings with 1 to 5 stars
 * @param verified with proof
 * @param languages by language, most first
 * @param attributes by name and text, most first
 */
public record Facets(
    long total,
    List<Long> ratings,
    long verified,
    Map<String, Long> languages,
    Map<String, Map<String, Long>> attributes) {}
