// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param next cursor of the next part
 * @param total articles in the whole list
 */
public record ArticlePage(List<ArticleCard> items, Optional<String> next, long total) {}
