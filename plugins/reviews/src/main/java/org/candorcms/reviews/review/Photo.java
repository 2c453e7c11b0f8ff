// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

/**
 * A photo of a review.
 *
 * @param image id of the picture that {@link org.candorcms.api.media.Images} keeps
 * @param alt what it shows, in the author's words; may be empty
 */
public record Photo(String image, String alt) {}
