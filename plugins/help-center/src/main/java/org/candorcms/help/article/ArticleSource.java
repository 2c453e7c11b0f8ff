// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

/**
 * Where an article came from and where it is.
 *
 * @param source path in an import; empty for none
 * @param path from the root of the site
 */
public record ArticleSource(String id, String source, String path) {}
