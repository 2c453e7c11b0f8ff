// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.media.Images;
import org.candorcms.reviews.review.Incentive;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A review as everybody may read it.
 *
 * @param incentivised whether the author got something for it
 * @param labels what must stand with it wherever it is shown
 */
public record PublicReview(
    String id,
    String status,
    String product,
    int rating,
    String title,
    String body,
    Author author,
    @Nullable String lang,
    List<String> pros,
    List<String> cons,
    Map<String, String> attributes,
    List<Picture> photos,
    @Nullable LocalDate experiencedOn,
    Instant submittedAt,
    @Nullable Instant publishedAt,
    Instant updatedAt,
    @Nullable Verification verified,
    boolean incentivised,
    Optional<Incentive> incentive,
    long helpful,
    Optional<Answer> reply,
    Usefulness usefulness,
    List<String> labels) {

  /** Who wrote it. */
  public record Author(String name) {}

  /** A photo. */
  public record Picture(String path, String thumbnailPath, int width, int height, String alt) {}

  /**
   * The merchant's answer.
   *
   * @param after time since the review came in, ISO 8601
   */
  public record Answer(String body, Instant at, String after) {}

  /** How much it helps to decide, and why. */
  public record Usefulness(int score, List<String> reasons) {}

  static PublicReview of(Review review, @Nullable Images images, List<String> labels) {
    return new PublicReview(
        review.id(),
        review.status().code(),
        review.product(),
        review.rating(),
        review.title(),
        review.body(),
        new Author(review.author()),
        review.lang().isEmpty() ? null : review.lang(),
        review.pros(),
        review.cons(),
        review.attributes(),
        pictures(review, images),
        review.experiencedOn().orElse(null),
        review.submittedAt(),
        review.publishedAt().orElse(null),
        review.updatedAt(),
        review.verified().orElse(null),
        review.incentive().isPresent(),
        review.incentive(),
        review.helpful(),
        review.reply().map(reply -> new Answer(reply.body(), reply.at(), iso(reply.after()))),
        new Usefulness(review.usefulness().score(), review.usefulness().reasons()),
        labels);
  }

  private static String iso(Duration duration) {
    return duration.toString();
  }

  private static List<Picture> pictures(Review review, @Nullable Images images) {
    if (images == null) {
      return List.of();
    }
    return review.photos().stream()
        .map(
            photo -> {
              var image = images.image(photo.image());
              return new Picture(
                  image.path(), image.thumbnailPath(), image.width(), image.height(), photo.alt());
            })
        .toList();
  }
}
