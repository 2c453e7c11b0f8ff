// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.reviews.review.Facets;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Rating;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewPage;
import org.candorcms.reviews.review.ReviewQuery;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.Sort;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What people like the visitor say. What "like" means is chosen in the address and kept nowhere;
 * fewer than five reviewers are not shown, so that none of them stands alone.
 */
@Component(service = Widget.class)
@WidgetType(
    id = "reviews.fit",
    title = "People like you",
    category = "reviews",
    description = "How reviewers of the same size, age or use rate a product",
    icon = "user")
public final class FitWidget implements Widget<FitWidget.Settings> {
  static final int LEAST = 5;

  private static final String ANCHOR = "reviews-fit";
  private static final Set<String> NAMES = Set.of("like");
  private static final int MAX_OPTIONS = 30;

  private final Reviews reviews;

  /** Settings. */
  public record Settings(
      @Label("Product") @Help("Id of the product") @NotBlank @Pattern(regexp = Product.ID)
          String product,
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("What makes people alike")
          @Help("Names of attributes, such as size or age; empty for those that reviews have")
          @Size(max = 6)
          List<@Pattern(regexp = "[a-z0-9-]{1,40}") String> facets,
      @Label("What to tell of them")
          @Help("Names of attributes whose answers are counted, such as fit")
          @Size(max = 4)
          List<@Pattern(regexp = "[a-z0-9-]{1,40}") String> answers,
      @Label("Page with the list")
          @Help("Where the reviews can be read; empty for the page that shows this widget")
          Optional<@Pattern(regexp = Product.ADDRESS) @Size(max = 2000) String> pageUrl) {}

  /** The visitor's choice, as {@code like=size:M}. */
  public record Params(@Size(max = 20) List<@Size(max = 350) String> like) {}

  /** Gets its surroundings. */
  @Activate
  public FitWidget(@Reference Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    String id = settings.product();
    Facets facets = reviews.facets(id);
    Map<String, List<String>> like =
        new LinkedHashMap<>(Asked.attributes(context.params(Params.class).like()));
    List<String> asked =
        settings.facets().isEmpty()
            ? facets.attributes().keySet().stream()
                .filter(name -> !settings.answers().contains(name))
                .limit(4)
                .toList()
            : settings.facets();
    like.keySet().retainAll(asked);
    Wording wording = new Wording(context);
    Links links = new Links(context.currentUrl(), NAMES);
    List<Models.Filter> filters =
        asked.stream()
            .filter(name -> facets.attributes().getOrDefault(name, Map.of()).size() > 1)
            .map(name -> filter(name, facets, like, wording))
            .toList();
    if (filters.isEmpty()) {
      return View.nothing().tagged(Reviews.tag(id));
    }
    Optional<Models.Segment> segment =
        like.isEmpty() ? Optional.empty() : segment(settings, like, wording, context);
    Models.Fit model =
        new Models.Fit(
            settings.heading().orElse(""),
            links.path() + "#" + ANCHOR,
            links.kept(),
            filters,
            segment,
            wording.of(like.isEmpty() ? "fit.choose" : "fit.few", Map.of("least", LEAST)));
    return View.of("reviews/fit", model)
        .tagged(Reviews.tag(id))
        .reusableFor(SummaryWidget.REUSE)
        .withStyle(SummaryWidget.STYLE)
        .withScript(ListWidget.SCRIPT);
  }

  /** Options without numbers: a small number would tell of one person. */
  private static Models.Filter filter(
      String name, Facets facets, Map<String, List<String>> like, Wording wording) {
    List<String> chosen = like.getOrDefault(name, List.of());
    List<Models.Option> options = new ArrayList<>();
    options.add(new Models.Option("", wording.of("fit.any"), chosen.isEmpty()));
    facets.attributes().getOrDefault(name, Map.of()).keySet().stream()
        .limit(MAX_OPTIONS)
        .forEach(
            text ->
                options.add(
                    new Models.Option(Asked.written(name, text), text, chosen.contains(text))));
    return new Models.Filter(
        "like-" + name, "like", wording.attribute(name), !chosen.isEmpty(), options);
  }

  private Optional<Models.Segment> segment(
      Settings settings, Map<String, List<String>> like, Wording wording, RenderContext context) {
    ReviewQuery query =
        new ReviewQuery(
            settings.product(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            like,
            Sort.NEWEST,
            ReviewQuery.MAX_LIMIT,
            "");
    Rating rating = reviews.segment(query);
    Double average = rating.average();
    if (rating.count() < LEAST || average == null) {
      return Optional.empty();
    }
    ReviewPage page = reviews.page(query);
    List<Review> organic =
        page.items().stream().filter(review -> review.incentive().isEmpty()).toList();
    List<Models.Answers> answers = new ArrayList<>();
    for (String name : settings.answers()) {
      Models.Answers told = answers(name, organic, wording);
      if (!told.values().isEmpty()) {
        answers.add(told);
      }
    }
    String who =
        String.join(
            " · ",
            like.entrySet().stream()
                .map(
                    each ->
                        wording.attribute(each.getKey())
                            + ": "
                            + String.join(", ", each.getValue()))
                .toList());
    List<String> written = new ArrayList<>();
    like.forEach((name, texts) -> texts.forEach(text -> written.add(Asked.written(name, text))));
    Links list = new Links(settings.pageUrl().orElseGet(context::currentUrl), Asked.NAMES);
    return Optional.of(
        new Models.Segment(
            rating.count(),
            who,
            wording.stars(average, rating.count()),
            wording.average(average),
            answers,
            list.to(Map.of("attr", written), ListWidget.ANCHOR)));
  }

  /** How the newest reviewers of the segment answered; silent below five answers. */
  private static Models.Answers answers(String name, List<Review> reviews, Wording wording) {
    Map<String, Long> counts = new LinkedHashMap<>();
    reviews.stream()
        .map(review -> review.attributes().get(name))
        .filter(text -> text != null && !text.isBlank())
        .forEach(text -> counts.merge(text, 1L, Long::sum));
    long total = counts.values().stream().mapToLong(n -> n).sum();
    List<Models.Share> shares =
        total < LEAST
            ? List.of()
            : counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(5)
                .map(
                    each ->
                        new Models.Share(
                            each.getKey(),
                            each.getValue(),
                            total,
                            Wording.share(each.getValue(), total)))
                .toList();
    return new Models.Answers(wording.attribute(name), shares);
  }
}
