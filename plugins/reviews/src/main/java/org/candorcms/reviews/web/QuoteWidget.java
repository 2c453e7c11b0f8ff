// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Rating;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A number beside a short story. Only reviews whose authors consent to being quoted at this moment
 * are shown; a withdrawal takes the quote away.
 */
@Component(service = Widget.class)
@WidgetType(
    id = "reviews.quote",
    title = "Quoted review",
    category = "reviews",
    description = "A number beside a short story from a review whose author agreed to be quoted",
    icon = "chat")
public final class QuoteWidget implements Widget<QuoteWidget.Settings> {
  /** A withdrawal must reach every page within a minute, also where it is not told. */
  private static final Duration REUSE = Duration.ofSeconds(20);

  private static final int CANDIDATES = 20;
  private static final int STORY = 280;

  private final Reviews reviews;
  private final Products products;
  private final ReviewLabels labels;

  /** Settings. */
  public record Settings(
      @Label("Product") @Help("Id of the product") @NotBlank @Pattern(regexp = Product.ID)
          String product,
      @Label("Review") @Help("Id of a review; empty for the most useful one")
          Optional<@Pattern(regexp = "[0-9a-f-]{36}") String> review,
      @Label("Number of quotes") Optional<@Min(1) @Max(5) Integer> limit) {}

  /** Gets its surroundings. */
  @Activate
  public QuoteWidget(
      @Reference Reviews reviews, @Reference Products products, @Reference ReviewLabels labels) {
    this.reviews = reviews;
    this.products = products;
    this.labels = labels;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    String id = settings.product();
    List<Review> quotable =
        settings
            .review()
            .map(
                review ->
                    reviews.find(List.of(review)).stream()
                        .filter(each -> each.quotable() && each.product().equals(id))
                        .toList())
            .orElseGet(() -> inLanguage(reviews.quotable(id, CANDIDATES), context));
    Rating rating = reviews.rating(id);
    if (quotable.isEmpty() || rating.count() == 0) {
      return View.nothing().tagged(Reviews.tag(id)).reusableFor(REUSE);
    }
    Product product = products.find(List.of(id)).getOrDefault(id, Product.UNKNOWN);
    List<Review> quoted = quotable.stream().limit(settings.limit().orElse(1)).toList();
    List<String> ofProduct = labels.ofProduct(id, context.language());
    Map<String, List<String>> ofReviews = labels.ofReviews(quoted, context.language());
    List<Models.Quote> quotes = new ArrayList<>();
    for (Review review : quoted) {
      List<String> shown =
          Stream.concat(ofProduct.stream(), ofReviews.getOrDefault(review.id(), List.of()).stream())
              .distinct()
              .toList();
      quotes.add(quote(review, product, rating, shown, context));
    }
    return View.of("reviews/quote", new Models.Quotes(quotes))
        .tagged(Reviews.tag(id), ContentLabel.TAG)
        .reusableFor(REUSE)
        .withStyle(SummaryWidget.STYLE);
  }

  /** Those in the language of the page first. */
  private static List<Review> inLanguage(List<Review> all, RenderContext context) {
    String wanted = context.language().getLanguage();
    return all.stream()
        .sorted(
            java.util.Comparator.comparing(
                (Review review) ->
                    !Locale.forLanguageTag(review.lang()).getLanguage().equals(wanted)))
        .toList();
  }

  /** The share of reviewers who gave as many stars or more: the number to the story. */
  private static Models.Quote quote(
      Review review, Product product, Rating rating, List<String> labels, RenderContext context) {
    Wording wording = new Wording(context);
    long asMany =
        rating.histogram().subList(review.rating() - 1, 5).stream().mapToLong(n -> n).sum();
    String address =
        product
            .url()
            .map(
                url ->
                    new Links(url, Asked.NAMES)
                        .to(Cards.parameters(review.id()), Cards.anchor(review.id())))
            .orElse("");
    return new Models.Quote(
        wording.of("quote.figure", Map.of("part", asMany, "whole", rating.count())),
        wording.of(
            "quote.figure-text",
            Map.of("part", asMany, "whole", rating.count(), "stars", review.rating())),
        story(review),
        review.lang(),
        wording.stars(review.rating()),
        review.author(),
        review.verified().isPresent(),
        review.incentive().map(wording::incentive).orElse(""),
        review.publishedAt().orElse(review.submittedAt()),
        address,
        labels);
  }

  /** Whole sentences from the beginning, nothing put together anew. */
  static String story(Review review) {
    String text = review.body().strip().replaceAll("\\s+", " ");
    if (text.length() <= STORY) {
      return text;
    }
    Locale language = Locale.forLanguageTag(review.lang().isEmpty() ? "en" : review.lang());
    BreakIterator sentences = BreakIterator.getSentenceInstance(language);
    sentences.setText(text);
    int end = sentences.preceding(STORY + 1);
    if (end > STORY / 4) {
      return text.substring(0, end).strip() + (end < text.length() ? " …" : "");
    }
    BreakIterator words = BreakIterator.getLineInstance(language);
    words.setText(text);
    return text.substring(0, Math.max(words.preceding(STORY), 1)).strip() + " …";
  }
}
