// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

import java.util.Locale;

/**
 * A page as visitors see it.
 *
 * @param contentId what the page shows, as in {@code help.article:refund-time}; empty if its source
 *     does not say
 * @param path path from the root of the site
 * @param title plain text
 * @param language of the content
 * @param html the whole document
 * @since 1.1
 */
public record RenderedPage(
    String contentId, String path, String title, Locale language, String html) {}
