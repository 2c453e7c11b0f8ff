// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.label.ContentLabels;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Labels that other plugins want to stand wherever a review or a product appears: what a member of
 * the staff wrote, a brand of the house. Answered from memory.
 */
@Component(service = ReviewLabels.class)
public final class ReviewLabels {
  private static final String REVIEW = "reviews.review:";
  private static final String PRODUCT = "reviews.product:";

  private final ContentLabels labels = new ContentLabels();

  /** Starts without any. */
  @Activate
  public ReviewLabels() {}

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<ContentLabel> source) {
    labels.add(source);
  }

  void remove(ComponentServiceObjects<ContentLabel> source) {
    labels.remove(source);
  }

  /** Labels of reviews by id. */
  public Map<String, List<String>> ofReviews(Collection<Review> all, Locale language) {
    return labels.of(REVIEW, all.stream().map(Review::id).toList(), language);
  }

  /** The same, each in the language of its review. */
  public Map<String, List<String>> ofReviews(Collection<Review> all) {
    return labels.of(
        REVIEW,
        all,
        Review::id,
        review -> review.lang().isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(review.lang()));
  }

  /** Labels of products by id. */
  public Map<String, List<String>> ofProducts(Collection<String> all, Locale language) {
    return labels.of(PRODUCT, all, language);
  }

  /** Labels of a product. */
  public List<String> ofProduct(String product, Locale language) {
    return ofProducts(List.of(product), language).getOrDefault(product, List.of());
  }
}
