// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

/**
 * Which articles an editor wants to see. Empty members do not restrict.
 *
 * @param category this one and all below it
 * @param q part of the title or the id
 */
public record ArticleFilter(String lang, String category, String status, String q) {}
