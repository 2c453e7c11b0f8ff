// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.change;

import java.time.Instant;

/**
 * Something that has changed.
 *
 * @param title plain text, one line
 * @param path page that tells about it, from the root of the site
 * @param at when it was done
 * @since 1.0
 */
public record Change(String title, String path, Instant at) {}
