// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.candorcms.reviews.review.ReviewQuery;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.Sort;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Products side by side, in the words of those who reviewed them. */
@Component(service = Widget.class)
@WidgetType(
    id = "reviews.compare",
    title = "Products compared",
    category = "reviews",
    description = "Good and bad sides of two to four products, each with the review it is from",
    icon = "star")
public final class CompareWidget implements Widget<CompareWidget.Settings> {
  private static final int READ = 50;
  private static final int LINES = 5;

  private final Reviews reviews;
  private final Products products;
  private final ReviewLabels labels;

  /** Settings. */
  public record Settings(
      @Label("Products")
          @Help("Ids of two to four products")
          @jakarta.validation.constraints.NotNull
          @Size(min = 2, max = 4)
          List<@Pattern(regexp = Product.ID) String> products,
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Lines for each side") Optional<@Min(1) @Max(10) Integer> lines) {}

  /** Gets its surroundings. */
  @Activate
  public CompareWidget(
      @Reference Reviews reviews, @Reference Products products, @Reference ReviewLabels labels) {
    this.reviews = reviews;
    this.products = products;
    this.labels = labels;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    List<String> ids = settings.products().stream().distinct().toList();
    Map<String, Product> known = products.find(ids);
    Map<String, Rating> ratings = reviews.ratings(ids);
    Map<String, List<String>> ofProducts = labels.ofProducts(ids, context.language());
    int lines = settings.lines().orElse(LINES);
    List<Models.Compared> compared = new ArrayList<>();
    for (String id : ids) {
      Product product = known.getOrDefault(id, Product.UNKNOWN);
      Rating rating = ratings.getOrDefault(id, Rating.NONE);
      List<String> shown = ofProducts.getOrDefault(id, List.of());
      compared.add(compared(id, product, rating, lines, shown, context));
    }
    return View.of(
            "reviews/compare",
            new Models.Comparison(settings.heading().orElse(""), List.copyOf(compared)))
        .tagged(ids.stream().map(Reviews::tag).toArray(String[]::new))
        .tagged(ContentLabel.TAG)
        .reusableFor(SummaryWidget.REUSE)
        .withStyle(SummaryWidget.STYLE);
  }

  private Models.Compared compared(
      String id,
      Product product,
      Rating rating,
      int lines,
      List<String> shown,
      RenderContext context) {
    Wording wording = new Wording(context);
    List<Review> read =
        reviews
            .page(
                new ReviewQuery(
                    id,
                    java.util.Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Map.of(),
                    Sort.USEFUL,
                    READ,
                    ""))
            .items();
    Map<String, List<String>> ofReviews = labels.ofReviews(read, context.language());
    Links links = new Links(product.url().orElseGet(context::currentUrl), Asked.NAMES);
    Double average = rating.average();
    return new Models.Compared(
        product.name().orElse(id),
        product.url().orElse(""),
        Optional.ofNullable(average).map(value -> wording.stars(value, rating.count())),
        average == null ? "" : wording.average(average),
        rating.count(),
        points(read, Review::pros, ofReviews, links, lines),
        points(read, Review::cons, ofReviews, links, lines),
        shown);
  }

  /** One line of each review before a second of any, the most useful reviews first. */
  private static List<Models.Point> points(
      List<Review> read,
      Function<Review, List<String>> side,
      Map<String, List<String>> labels,
      Links links,
      int lines) {
    List<Models.Point> points = new ArrayList<>();
    for (int round = 0; round < lines && points.size() < lines; round++) {
      for (Review review : read) {
        List<String> own = side.apply(review);
        if (round < own.size() && points.size() < lines) {
          points.add(
              new Models.Point(
                  own.get(round),
                  review.lang(),
                  links.to(Cards.parameters(review.id()), Cards.anchor(review.id())),
                  review.author(),
                  labels.getOrDefault(review.id(), List.of())));
        }
      }
    }
    return points;
  }
}
