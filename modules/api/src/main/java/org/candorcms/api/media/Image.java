// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.media;

/**
 * A picture that is kept.
 *
 * @param id to store; {@code [A-Za-z0-9._-]{1,60}}
 * @param path where it is served, from the root of the site: give it to {@code RenderContext.url()}
 * @param width in pixels, at most 1600
 * @param height in pixels, at most 1600
 * @param thumbnailPath where a small one is served
 * @param thumbnailWidth in pixels, at most 320
 * @param thumbnailHeight in pixels, at most 320
 * @since 1.0
 */
public record Image(
    String id,
    String path,
    int width,
    int height,
    String thumbnailPath,
    int thumbnailWidth,
    int thumbnailHeight) {}
