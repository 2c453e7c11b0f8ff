// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.reviews.review.Incentive;
import org.candorcms.reviews.review.Product;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The form for a review. */
@Component(service = Widget.class)
@WidgetType(
    id = "reviews.form",
    title = "Review form",
    category = "reviews",
    description = "Lets visitors write a review of a product",
    icon = "star")
public final class FormWidget implements Widget<FormWidget.Settings> {
  /** Fields in the order of the form; their elements have the same ids. */
  private static final List<String> FIELDS =
      List.of(
          "rating",
          "title",
          "body",
          "pros",
          "cons",
          "attributes",
          "experiencedOn",
          "photos",
          "incentive",
          "name",
          "email",
          "order",
          "invitation",
          "product",
          "form");

  private static final String QUESTION = "[a-z0-9-]{1,40}(=[^|]{1,100}(\\|[^|]{1,100}){0,29})?";

  private final Clock clock;

  /** Settings. */
  public record Settings(
      @Label("Product") @Help("Id of the product") @NotBlank @Pattern(regexp = Product.ID)
          String product,
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Questions")
          @Help("Each as name=choice|choice, such as size=S|M|L; a name alone takes any text")
          @Size(max = 10)
          List<@Pattern(regexp = QUESTION) String> attributes,
      @Label("Photos") @Help("How many photos a review may have; 0 for none")
          Optional<@Min(0) @Max(ReviewForm.MAX_PHOTOS) Integer> photos,
      @Label("Ask for the order number")
          @Help("Verifies the review where the shop reports its orders")
          Optional<Boolean> order,
      @Label("Address of the policy")
          Optional<@Pattern(regexp = SummaryWidget.ADDRESS_OR_ANCHOR) @Size(max = 2000) String>
              policyUrl) {}

  /** The invitation of the mail that led here. */
  public record Params(Optional<@Size(max = 2000) String> invitation) {}

  /** Gets its surroundings. */
  @Activate
  public FormWidget(@Reference Clock clock) {
    this.clock = clock;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    Optional<FormResult> result = context.formResult(ReviewForm.ID);
    String invitation = context.params(Params.class).invitation().orElse("");
    return View.of("reviews/form", model(settings, result, invitation, context))
        .reusableFor(
            result.isPresent() || !invitation.isEmpty() ? Duration.ZERO : Duration.ofMinutes(10))
        .withStyle(SummaryWidget.STYLE)
        .withScript(ListWidget.SCRIPT);
  }

  private Models.Form model(
      Settings settings, Optional<FormResult> result, String invitation, RenderContext context) {
    Typed typed = new Typed(result, context);
    Wording wording = typed.wording;
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    boolean sent = result.filter(FormResult::accepted).isPresent();
    return new Models.Form(
        settings.heading().orElse(""),
        settings.product(),
        sent,
        sent ? result.map(done -> wording.of(done.messageKey())).orElse("") : "",
        sent ? wording.of("form.sent-text") : "",
        typed.mistakes(),
        typed.errors.size(),
        invitation.isEmpty() ? typed.value("invitation") : invitation,
        typed.rate(),
        typed.input("title"),
        typed.input("body"),
        typed.input("pros"),
        typed.input("cons"),
        settings.attributes().stream().map(typed::question).toList(),
        typed.input("experiencedOn"),
        today.toString(),
        settings.photos().orElse(ReviewForm.MAX_PHOTOS),
        typed.error("photos"),
        typed.focus("photos"),
        typed.value("photosShow"),
        typed.incentive(),
        typed.input("name"),
        typed.input("email"),
        settings.order().filter(asked -> asked && invitation.isEmpty()).isPresent(),
        typed.input("order"),
        typed.value("consentToQuote").equals("true"),
        settings.policyUrl().orElse(""));
  }

  /** What a visitor typed and what was wrong with it. */
  private static final class Typed {
    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final String first;
    private final Wording wording;
    private final String prefix;

    Typed(Optional<FormResult> result, RenderContext context) {
      this.wording = new Wording(context);
      this.prefix = context.instanceId() + "-";
      Optional<FormResult> refused = result.filter(done -> !done.accepted());
      this.values = refused.map(FormResult::values).orElse(Map.of());
      Map<String, String> unordered = new LinkedHashMap<>();
      refused.stream()
          .flatMap(done -> done.errors().stream())
          .forEach(error -> unordered.putIfAbsent(field(error), text(error)));
      FIELDS.stream()
          .filter(unordered::containsKey)
          .forEach(field -> errors.put(field, unordered.getOrDefault(field, "")));
      this.first = errors.isEmpty() ? "" : errors.keySet().iterator().next();
    }

    private static String field(FieldError error) {
      String field = error.pointer().replaceFirst("^/", "").split("/", 2)[0];
      return FIELDS.contains(field) ? field : "form";
    }

    private String text(FieldError error) {
      for (String key :
          List.of("error." + field(error) + "." + error.code(), "error." + error.code())) {
        String text = wording.of(key);
        if (!text.equals(key)) {
          return text;
        }
      }
      return wording.of("error.invalid");
    }

    String value(String field) {
      return values.getOrDefault(field, "");
    }

    String error(String field) {
      return errors.getOrDefault(field, "");
    }

    boolean focus(String field) {
      return first.equals(field);
    }

    Models.Input input(String field) {
      return new Models.Input(value(field), error(field), focus(field));
    }

    List<Models.Mistake> mistakes() {
      List<Models.Mistake> mistakes = new ArrayList<>();
      errors.forEach((field, text) -> mistakes.add(new Models.Mistake(prefix + field, text)));
      return mistakes;
    }

    Models.Rate rate() {
      List<Models.Star> stars = new ArrayList<>();
      boolean wrong = errors.containsKey("rating");
      for (int value = 1; value <= 5; value++) {
        boolean checked = value("rating").equals(String.valueOf(value));
        stars.add(new Models.Star(value, checked, wrong, focus("rating") && value == 1));
      }
      return new Models.Rate(stars, error("rating"));
    }

    Models.Choice incentive() {
      List<Models.Option> options = new ArrayList<>();
      String chosen = value("incentive");
      options.add(new Models.Option("", wording.of("form.incentive-none"), chosen.isEmpty()));
      Stream.of(Incentive.KINDS.split("\\|"))
          .map(
              kind ->
                  new Models.Option(
                      kind, wording.of("form.incentive-" + kind), chosen.equals(kind)))
          .forEach(options::add);
      return new Models.Choice(options, error("incentive"), focus("incentive"));
    }

    /** A question as the settings write it: {@code size=S|M|L}. */
    Models.Question question(String written) {
      int equals = written.indexOf('=');
      String name = equals < 0 ? written : written.substring(0, equals);
      String value = value(ReviewForm.ATTRIBUTE + name);
      List<Models.Option> options =
          equals < 0
              ? List.of()
              : Arrays.stream(written.substring(equals + 1).split("\\|"))
                  .map(String::strip)
                  .map(text -> new Models.Option(text, text, text.equals(value)))
                  .toList();
      return new Models.Question("a-" + name, name, wording.attribute(name), value, options);
    }
  }
}
