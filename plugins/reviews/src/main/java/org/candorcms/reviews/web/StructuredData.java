// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Rating;
import org.candorcms.reviews.review.Review;

/**
 * The schema.org Product with its aggregate and the reviews that are shown, from the very numbers
 * that the page shows. Where nothing counts there is nothing to say (schemaorg#1013). Pros and cons
 * of customers are not marked up: Google's {@code positiveNotes} are for editors' reviews only.
 */
final class StructuredData {
  private static final int MAX_NAME = 99;

  private StructuredData() {}

  /** The product with its headline; nothing without reviews that count. */
  static Optional<Map<String, Object>> product(
      String id, Product product, Rating rating, RenderContext context) {
    Double average = rating.average();
    if (rating.count() == 0 || average == null) {
      return Optional.empty();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@type", "Product");
    data.put("@id", context.absoluteUrl("/") + "#product-" + id);
    data.put("name", product.name().orElse(id));
    product.url().ifPresent(url -> data.put("url", context.absoluteUrl(url)));
    product.image().ifPresent(image -> data.put("image", context.absoluteUrl(image)));
    product.brand().ifPresent(brand -> data.put("brand", Map.of("@type", "Brand", "name", brand)));
    product.gtin().ifPresent(gtin -> data.put("gtin", gtin));
    product.mpn().ifPresent(mpn -> data.put("mpn", mpn));
    product.sku().ifPresent(sku -> data.put("sku", sku));
    Map<String, Object> aggregate = new LinkedHashMap<>();
    aggregate.put("@type", "AggregateRating");
    aggregate.put("ratingValue", average);
    aggregate.put("reviewCount", rating.count());
    aggregate.put("bestRating", 5);
    aggregate.put("worstRating", 1);
    data.put("aggregateRating", aggregate);
    return Optional.of(data);
  }

  /** The same product with the reviews that the page shows and that count in its aggregate. */
  static Optional<Map<String, Object>> productWithReviews(
      String id, Product product, Rating rating, List<Review> shown, RenderContext context) {
    List<Map<String, Object>> reviews = new ArrayList<>();
    shown.stream()
        .filter(review -> review.incentive().isEmpty())
        .forEach(review -> reviews.add(review(review)));
    Optional<Map<String, Object>> data = product(id, product, rating, context);
    if (!reviews.isEmpty()) {
      data.ifPresent(known -> known.put("review", reviews));
    }
    return data;
  }

  private static Map<String, Object> review(Review review) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@type", "Review");
    if (!review.title().isEmpty()) {
      data.put("name", review.title());
    }
    data.put("reviewBody", review.body());
    if (!review.lang().isEmpty()) {
      data.put("inLanguage", review.lang());
    }
    String name = review.author();
    data.put(
        "author",
        Map.of(
            "@type",
            "Person",
            "name",
            name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name));
    review.publishedAt().ifPresent(at -> data.put("datePublished", at.toString()));
    data.put(
        "reviewRating",
        Map.of(
            "@type", "Rating", "ratingValue", review.rating(), "bestRating", 5, "worstRating", 1));
    return data;
  }
}
