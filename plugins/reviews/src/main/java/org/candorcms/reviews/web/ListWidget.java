// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.reviews.review.Facets;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Rating;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.ReviewPage;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.Sort;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The reviews of a product; every choice is in the address. */
@Component(service = Widget.class)
@WidgetType(
    id = "reviews.list",
    title = "Review list",
    category = "reviews",
    description = "The reviews of a product with filters, order and votes",
    icon = "chat")
public final class ListWidget implements Widget<ListWidget.Settings> {
  static final String SCRIPT = "reviews/reviews.js";
  static final String ANCHOR = "reviews";

  private static final int LIMIT = 10;

  private final Reviews reviews;
  private final Products products;
  private final Cards cards;
  private final ReviewLabels labels;
  private final Clock clock;

  /** Settings. */
  public record Settings(
      @Label("Product") @Help("Id of the product") @NotBlank @Pattern(regexp = Product.ID)
          String product,
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Reviews on a page") Optional<@Min(1) @Max(50) Integer> limit,
      @Label("Order") @Help("What comes first until a visitor chooses otherwise")
          Optional<@Pattern(regexp = "useful|newest|highest|lowest") String> order,
      @Label("Page") @Help("Where filters lead; empty for the page that shows this widget")
          Optional<@Pattern(regexp = Product.ADDRESS) @Size(max = 2000) String> pageUrl,
      @Label("Address of the form")
          @Help("Such as #review-form on the same page; empty for no button")
          Optional<@Pattern(regexp = SummaryWidget.ADDRESS_OR_ANCHOR) @Size(max = 2000) String>
              writeUrl,
      @Label("Address of the policy")
          Optional<@Pattern(regexp = SummaryWidget.ADDRESS_OR_ANCHOR) @Size(max = 2000) String>
              policyUrl) {}

  /** What the address may choose. */
  public record Params(
      @Size(max = 5) List<@Min(1) @Max(5) Integer> rating,
      Optional<Boolean> verified,
      Optional<@Pattern(regexp = "1m|6m|12m") String> since,
      Optional<@Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}") String> language,
      @Size(max = 20) List<@Size(max = 350) String> attr,
      Optional<@Pattern(regexp = "useful|newest|highest|lowest") String> sort,
      Optional<@Size(max = 500) String> after,
      Optional<@Pattern(regexp = "[0-9a-f-]{36}") String> review) {}

  /** Gets its surroundings. */
  @Activate
  public ListWidget(
      @Reference Reviews reviews,
      @Reference Products products,
      @Reference Cards cards,
      @Reference ReviewLabels labels,
      @Reference Clock clock) {
    this.reviews = reviews;
    this.products = products;
    this.cards = cards;
    this.labels = labels;
    this.clock = clock;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    Params params = context.params(Params.class);
    Sort usual = settings.order().flatMap(Sort::of).orElse(Sort.USEFUL);
    Asked asked = asked(params, usual);
    String id = settings.product();
    ReviewPage page = page(asked, settings, params.after().orElse(""));
    Facets facets = reviews.facets(id);
    Rating rating = reviews.rating(id);
    Optional<Review> chosen =
        params.review().flatMap(reviews::find).filter(review -> review.product().equals(id));
    List<Review> shown =
        page.items().stream()
            .filter(review -> chosen.filter(one -> one.id().equals(review.id())).isEmpty())
            .toList();
    Links links = new Links(settings.pageUrl().orElseGet(context::currentUrl), Asked.NAMES);
    Request request = new Request(asked, usual, settings, facets, links, new Wording(context));
    List<Review> all = new ArrayList<>(shown);
    chosen.ifPresent(one -> all.add(0, one));
    List<Models.Card> made = cards.of(all, links, context.currentUrl(), context);
    boolean first = params.after().isEmpty();
    Models.ReviewList model =
        new Models.ReviewList(
            settings.heading().orElse(""),
            settings.writeUrl().orElse(""),
            settings.policyUrl().orElse(""),
            failure(context),
            facets.total() > 0,
            links.path() + "#" + ANCHOR,
            links.kept(),
            new Filters(request).all(),
            new Filters(request).chips(),
            asked.filtered() ? request.address(asked.unfiltered()) : "",
            shown(page.total(), rating, asked, facets, request.wording()),
            elsewhere(asked, page.total(), request),
            request.wording().of("rule." + asked.sort().code()),
            chosen.map(one -> made.get(0)),
            chosen.isPresent() ? made.subList(1, made.size()) : made,
            first ? "" : request.address(asked),
            page.next().map(next -> request.address(asked, next)).orElse(""),
            labels.ofProduct(id, context.language()));
    View view =
        View.of("reviews/list", model)
            .tagged(Reviews.tag(id), ContentLabel.TAG)
            .reusableFor(SummaryWidget.REUSE)
            .withStyle(SummaryWidget.STYLE)
            .withScript(SCRIPT);
    Product product = products.find(List.of(id)).getOrDefault(id, Product.UNKNOWN);
    return StructuredData.productWithReviews(id, product, rating, all, context)
        .map(view::withJsonLd)
        .orElse(view);
  }

  /** What the parts of the list are made of. */
  record Request(
      Asked asked, Sort usual, Settings settings, Facets facets, Links links, Wording wording) {
    String address(Asked other) {
      return links.to(other.parameters(usual), ANCHOR);
    }

    String address(Asked other, String cursor) {
      Map<String, List<String>> own = new LinkedHashMap<>(other.parameters(usual));
      own.put("after", List.of(cursor));
      return links.to(own, ANCHOR);
    }
  }

  private static Asked asked(Params params, Sort usual) {
    return new Asked(
        new TreeSet<>(params.rating()),
        params.verified().orElse(false),
        Asked.months(params.since()),
        params.language().orElse(""),
        Asked.attributes(params.attr()),
        params.sort().flatMap(Sort::of).orElse(usual));
  }

  /** A cursor that is none any more shows the first page. */
  private ReviewPage page(Asked asked, Settings settings, String cursor) {
    int limit = settings.limit().orElse(LIMIT);
    try {
      return reviews.page(asked.query(settings.product(), limit, cursor, clock));
    } catch (ProblemException stale) {
      if (cursor.isEmpty()) {
        throw stale;
      }
      return reviews.page(asked.query(settings.product(), limit, "", clock));
    }
  }

  private static String failure(RenderContext context) {
    return List.of(VoteForm.ID, FlagForm.ID).stream()
        .map(context::formResult)
        .flatMap(Optional::stream)
        .filter(result -> !result.accepted())
        .map(FormResult::messageKey)
        .map(context::message)
        .collect(Collectors.joining(" "));
  }

  private static String shown(
      long total, Rating rating, Asked asked, Facets facets, Wording wording) {
    Map<String, Object> numbers = new HashMap<>();
    numbers.put("count", total);
    numbers.put("total", facets.total());
    numbers.put("incentivised", rating.incentivised().count());
    if (asked.filtered()) {
      return wording.of("list.shown-filtered", numbers);
    }
    return wording.of(
        rating.incentivised().count() > 0 ? "list.shown-incentivised" : "list.shown", numbers);
  }

  /** How many more there are in other languages, where one language was chosen. */
  private Optional<Models.Target> elsewhere(Asked asked, long total, Request request) {
    if (asked.language().isEmpty()) {
      return Optional.empty();
    }
    Asked everywhere = asked.inAllLanguages();
    long all;
    if (everywhere.filtered()) {
      Rating segment =
          reviews.segment(everywhere.query(request.settings().product(), 1, "", clock));
      all = segment.count() + segment.incentivised().count();
    } else {
      all = request.facets().total();
    }
    return all <= total
        ? Optional.empty()
        : Optional.of(
            new Models.Target(
                request.wording().of("list.elsewhere", Map.of("count", all - total)),
                request.address(everywhere)));
  }
}
