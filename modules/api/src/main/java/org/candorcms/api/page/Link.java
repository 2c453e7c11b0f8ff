// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

/**
 * A link inside the site.
 *
 * @param title text, in the language of the page
 * @param path path from the root of the site
 * @since 1.0
 */
public record Link(String title, String path) {}
