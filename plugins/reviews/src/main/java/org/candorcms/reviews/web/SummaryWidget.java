// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The headline of a product: what people gave it who got nothing for writing. */
@Component(service = Widget.class)
@WidgetType(
    id = "reviews.summary",
    title = "Review summary",
    category = "reviews",
    description = "Average, number and spread of a product's reviews",
    icon = "star")
public final class SummaryWidget implements Widget<SummaryWidget.Settings> {
  static final String STYLE = "reviews/reviews.css";
  static final Duration REUSE = Duration.ofMinutes(1);

  private final Reviews reviews;
  private final Products products;
  private final ReviewLabels labels;

  /** Settings. */
  public record Settings(
      @Label("Product") @Help("Id of the product") @NotBlank @Pattern(regexp = Product.ID)
          String product,
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Page with the list")
          @Help("Where the bars lead; empty for the page that shows this widget")
          Optional<@Pattern(regexp = Product.ADDRESS) @Size(max = 2000) String> pageUrl,
      @Label("Address of the form")
          @Help("Such as #review-form on the same page; empty for no button")
          Optional<@Pattern(regexp = ADDRESS_OR_ANCHOR) @Size(max = 2000) String> writeUrl,
      @Label("Address of the policy")
          Optional<@Pattern(regexp = ADDRESS_OR_ANCHOR) @Size(max = 2000) String> policyUrl) {}

  static final String ADDRESS_OR_ANCHOR = Product.ADDRESS + "|#[A-Za-z][A-Za-z0-9_-]*";

  /** Only to mark the bar that is chosen; the headline never changes. */
  public record Params(@Size(max = 5) List<@Min(1) @Max(5) Integer> rating) {}

  /** Gets its surroundings. */
  @Activate
  public SummaryWidget(
      @Reference Reviews reviews, @Reference Products products, @Reference ReviewLabels labels) {
    this.reviews = reviews;
    this.products = products;
    this.labels = labels;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    String id = settings.product();
    Rating rating = reviews.rating(id);
    Product product = products.find(List.of(id)).getOrDefault(id, Product.UNKNOWN);
    Wording wording = new Wording(context);
    Double average = rating.average();
    Rating.Incentivised incentivised = rating.incentivised();
    Double other = incentivised.average();
    Models.Summary model =
        new Models.Summary(
            settings.heading().orElse(""),
            rating.count(),
            average == null ? "" : wording.average(average),
            Optional.ofNullable(average).map(value -> wording.stars(value, rating.count())),
            average == null ? List.of() : bars(rating, settings, context),
            other == null
                ? ""
                : wording.of(
                    "incentivised.line",
                    Map.of("count", incentivised.count(), "average", wording.average(other))),
            settings.writeUrl().orElse(""),
            settings.policyUrl().orElse(""),
            labels.ofProduct(id, context.language()));
    View view =
        View.of("reviews/summary", model)
            .tagged(Reviews.tag(id), ContentLabel.TAG)
            .reusableFor(REUSE)
            .withStyle(STYLE)
            .withScript(ListWidget.SCRIPT);
    return StructuredData.product(id, product, rating, context).map(view::withJsonLd).orElse(view);
  }

  private static List<Models.Bar> bars(Rating rating, Settings settings, RenderContext context) {
    Set<Integer> chosen = Set.copyOf(context.params(Params.class).rating());
    Links links = new Links(settings.pageUrl().orElseGet(context::currentUrl), Asked.NAMES);
    List<Models.Bar> bars = new ArrayList<>();
    for (int stars = 5; stars >= 1; stars--) {
      long count = rating.histogram().get(stars - 1);
      boolean only = chosen.equals(Set.of(stars));
      Map<String, List<String>> own =
          only ? Map.of() : Map.of("rating", List.of(String.valueOf(stars)));
      bars.add(
          new Models.Bar(
              stars,
              count,
              Wording.share(count, rating.count()),
              links.to(own, ListWidget.ANCHOR),
              only));
    }
    return bars;
  }
}
