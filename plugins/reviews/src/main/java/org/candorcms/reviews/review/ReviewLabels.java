// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.service.Services;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Labels that other plugins want to stand wherever a review or a product appears: what a member of
 * the staff wrote, a brand of the house. Answered from memory.
 */
@Component(service = ReviewLabels.class)
public final class ReviewLabels {
  private static final Logger log = LoggerFactory.getLogger(ReviewLabels.class);
  private static final String REVIEW = "reviews.review:";
  private static final String PRODUCT = "reviews.product:";

  /** As many as a source is asked for at once. */
  private static final int MOST = 200;

  private final Services<ContentLabel> sources = new Services<>();

  /** Starts without any. */
  @Activate
  public ReviewLabels() {}

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<ContentLabel> source) {
    sources.add(source);
  }

  void remove(ComponentServiceObjects<ContentLabel> source) {
    sources.remove(source);
  }

  /** Labels of reviews by id, for at most 200. */
  public Map<String, List<String>> ofReviews(Collection<Review> reviews, Locale language) {
    return of(REVIEW, reviews.stream().map(Review::id).toList(), language);
  }

  /** The same, each in the language of its review. */
  public Map<String, List<String>> ofReviews(Collection<Review> reviews) {
    Map<String, List<String>> labels = new HashMap<>();
    if (!sources.isEmpty()) {
      reviews.stream()
          .collect(Collectors.groupingBy(Review::lang))
          .forEach(
              (lang, some) ->
                  labels.putAll(
                      ofReviews(
                          some, lang.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(lang))));
    }
    return labels;
  }

  /** Labels of products by id, for at most 200. */
  public Map<String, List<String>> ofProducts(Collection<String> products, Locale language) {
    return of(PRODUCT, products, language);
  }

  /** Labels of a product. */
  public List<String> ofProduct(String product, Locale language) {
    return ofProducts(List.of(product), language).getOrDefault(product, List.of());
  }

  private Map<String, List<String>> of(String prefix, Collection<String> all, Locale language) {
    Map<String, List<String>> labels = new HashMap<>();
    if (all.isEmpty() || sources.isEmpty()) {
      return labels;
    }
    Set<String> ids = all.stream().limit(MOST).map(prefix::concat).collect(Collectors.toSet());
    for (ContentLabel source : sources.all()) {
      try {
        source
            .labels(ids, language)
            .forEach(
                (id, texts) ->
                    labels
                        .computeIfAbsent(id.substring(prefix.length()), key -> new ArrayList<>())
                        .addAll(texts));
      } catch (RuntimeException broken) {
        log.warn("A source of labels failed; its labels are missing", broken);
      }
    }
    return labels;
  }
}
