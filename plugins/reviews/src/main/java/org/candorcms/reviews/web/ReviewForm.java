// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.media.Image;
import org.candorcms.api.media.Images;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.Upload;
import org.candorcms.reviews.review.Incentive;
import org.candorcms.reviews.review.NewReview;
import org.candorcms.reviews.review.Photo;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.review.VisitorKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a review from the form; what is wrong is told for all fields at once. */
@Component(service = FormHandler.class)
@FormType(id = ReviewForm.ID, maxBytes = ReviewForm.MAX_BYTES)
public final class ReviewForm implements FormHandler<ReviewForm.Sent> {
  /** Name of the form. */
  public static final String ID = "reviews.form";

  /** Most photos of one review. */
  static final int MAX_PHOTOS = 5;

  static final int MAX_BYTES = 24 * 1024 * 1024;
  private static final int MAX_POINTS = 10;
  private static final int MAX_POINT = 200;
  private static final int MAX_ALTERNATIVE = 200;
  private static final String EMAIL = "[^@\\s<>\"]{1,64}@[^@\\s<>\"]{1,190}";
  private static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}";

  private final Submissions submissions;
  private final VisitorKeys visitors;
  private final Images images;
  private final Clock clock;

  /** What is sent; bounds only, so that every other mistake is told in the visitor's language. */
  public record Sent(
      Optional<@Size(max = 128) String> product,
      Optional<@Size(max = 35) String> lang,
      Optional<@Size(max = 10) String> rating,
      Optional<@Size(max = 1000) String> title,
      Optional<@Size(max = 50_000) String> body,
      Optional<@Size(max = 10_000) String> pros,
      Optional<@Size(max = 10_000) String> cons,
      @Size(max = 20) List<@Size(max = 40) String> attributeName,
      @Size(max = 20) List<@Size(max = 1000) String> attributeValue,
      Optional<@Size(max = 20) String> experiencedOn,
      Optional<@Size(max = 20) String> incentive,
      Optional<@Size(max = 1000) String> name,
      Optional<@Size(max = 1000) String> email,
      Optional<@Size(max = 1000) String> order,
      Optional<@Size(max = 10) String> consentToQuote,
      Optional<@Size(max = 2000) String> invitation,
      Optional<@Size(max = 1000) String> photosShow,
      @Size(max = 20) List<Upload> photos) {}

  /** Gets its surroundings. */
  @Activate
  public ReviewForm(
      @Reference Submissions submissions,
      @Reference VisitorKeys visitors,
      @Reference Images images,
      @Reference Clock clock) {
    this.submissions = submissions;
    this.visitors = visitors;
    this.images = images;
    this.clock = clock;
  }

  @Override
  public FormResult submit(Sent sent, RenderContext context) {
    Mistakes mistakes = new Mistakes();
    NewReview review = read(sent, mistakes);
    if (sent.photos().size() > MAX_PHOTOS) {
      mistakes.add("photos", "too-many");
    }
    List<Photo> photos = List.of();
    if (mistakes.none()) {
      photos = keep(sent.photos(), text(sent.photosShow()), mistakes);
    }
    if (mistakes.none()) {
      try {
        submissions.submit(review, photos, visitors.key(context.visitor(), context.caller()));
        return FormResult.accepted("form.sent");
      } catch (ProblemException refused) {
        mistakes.add(refused);
      } finally {
        if (!mistakes.none()) {
          forget(photos);
        }
      }
    }
    if (!sent.photos().isEmpty() && !mistakes.has("photos")) {
      mistakes.add("photos", "again");
    }
    return FormResult.rejected("form.invalid", mistakes.all, values(sent));
  }

  private NewReview read(Sent sent, Mistakes mistakes) {
    String product = text(sent.product());
    if (!product.matches(Product.ID)) {
      mistakes.add("product", "invalid");
    }
    int rating = rating(sent, mistakes);
    String body = text(sent.body());
    if (body.isEmpty()) {
      mistakes.add("body", "required");
    }
    bounded("body", body, NewReview.MAX_BODY, mistakes);
    bounded("title", text(sent.title()), 200, mistakes);
    String name = text(sent.name());
    if (name.isEmpty()) {
      mistakes.add("name", "required");
    }
    bounded("name", name, 100, mistakes);
    String email = text(sent.email());
    if (!email.isEmpty() && !email.matches(EMAIL)) {
      mistakes.add("email", "invalid");
    }
    String order = text(sent.order());
    bounded("order", order, NewReview.MAX_ORDER, mistakes);
    if (!order.isEmpty() && email.isEmpty()) {
      mistakes.add("email", "of-order");
    }
    String kind = text(sent.incentive());
    if (!kind.isEmpty() && !kind.matches(Incentive.KINDS)) {
      mistakes.add("incentive", "invalid");
    }
    return new NewReview(
        product,
        rating,
        given(text(sent.title())),
        body,
        new NewReview.Author(name, given(email)),
        sent.lang().filter(tag -> tag.matches(LANGUAGE)),
        points("pros", sent.pros(), mistakes),
        points("cons", sent.cons(), mistakes),
        attributes(sent),
        experienced(sent, mistakes),
        given(kind).map(chosen -> new Incentive(chosen, Optional.empty())),
        Optional.of(sent.consentToQuote().filter("true"::equals).isPresent()),
        given(text(sent.invitation())),
        given(order));
  }

  private static int rating(Sent sent, Mistakes mistakes) {
    String rating = text(sent.rating());
    if (!rating.matches("[1-5]")) {
      mistakes.add("rating", "required");
      return 0;
    }
    return Integer.parseInt(rating);
  }

  private static void bounded(String field, String text, int most, Mistakes mistakes) {
    if (text.length() > most) {
      mistakes.add(field, "too-long");
    }
  }

  /** One point a line; bullets that people type are left out. */
  private static List<String> points(String field, Optional<String> typed, Mistakes mistakes) {
    List<String> points =
        Arrays.stream(text(typed).split("\\R"))
            .map(line -> line.strip().replaceFirst("^[-*+•–]\\s+", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    if (points.size() > MAX_POINTS) {
      mistakes.add(field, "too-many");
    } else if (points.stream().anyMatch(point -> point.length() > MAX_POINT)) {
      mistakes.add(field, "too-long");
    }
    return points;
  }

  private static Map<String, String> attributes(Sent sent) {
    List<String> names = sent.attributeName();
    List<String> values = sent.attributeValue();
    Map<String, String> attributes = new LinkedHashMap<>();
    if (names.size() == 1 && values.size() > 1) {
      values = List.of(String.join(", ", values)); // A comma parted a single value.
    }
    for (int i = 0; i < names.size() && i < values.size(); i++) {
      String value = values.get(i).strip();
      if (!value.isEmpty() && names.get(i).matches("[a-z0-9-]{1,40}")) {
        attributes.put(names.get(i), value.substring(0, Math.min(value.length(), 100)));
      }
    }
    return attributes;
  }

  private Optional<LocalDate> experienced(Sent sent, Mistakes mistakes) {
    String typed = text(sent.experiencedOn());
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(typed);
      // Somewhere it may be tomorrow already.
      if (date.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1))) {
        mistakes.add("experiencedOn", "future");
      } else if (date.getYear() < 1900) {
        mistakes.add("experiencedOn", "invalid");
      }
      return Optional.of(date);
    } catch (DateTimeException none) {
      mistakes.add("experiencedOn", "invalid");
      return Optional.empty();
    }
  }

  private List<Photo> keep(List<Upload> uploads, String show, Mistakes mistakes) {
    List<Photo> photos = new ArrayList<>();
    for (Upload upload : uploads) {
      try {
        Image image = images.add(upload.bytes());
        photos.add(new Photo(image.id(), alternative(show, photos.size() + 1, uploads.size())));
      } catch (ProblemException refused) {
        mistakes.add(
            "photos",
            switch (refused.code().status()) {
              case 413 ->
                  upload.bytes().length > Images.MAX_BYTES ? "too-large" : "too-many-pixels";
              case 503 -> "busy";
              default -> "invalid";
            });
        forget(photos);
        return List.of();
      }
    }
    return photos;
  }

  /** One description for all; a number tells them apart. */
  private static String alternative(String show, int number, int all) {
    String line = show.substring(0, Math.min(show.length(), MAX_ALTERNATIVE));
    return line.isEmpty() || all == 1 ? line : line + " (" + number + "/" + all + ")";
  }

  private void forget(List<Photo> photos) {
    photos.forEach(photo -> images.remove(photo.image()));
  }

  private static String text(Optional<String> typed) {
    return typed.map(String::strip).orElse("");
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** What was typed, to fill the form again. */
  private static Map<String, String> values(Sent sent) {
    Map<String, String> values = new LinkedHashMap<>();
    keep(values, "rating", sent.rating());
    keep(values, "title", sent.title());
    keep(values, "body", sent.body());
    keep(values, "pros", sent.pros());
    keep(values, "cons", sent.cons());
    keep(values, "experiencedOn", sent.experiencedOn());
    keep(values, "incentive", sent.incentive());
    keep(values, "name", sent.name());
    keep(values, "email", sent.email());
    keep(values, "order", sent.order());
    keep(values, "photosShow", sent.photosShow());
    keep(values, "consentToQuote", sent.consentToQuote());
    keep(values, "invitation", sent.invitation());
    attributes(sent).forEach((name, value) -> values.put(ATTRIBUTE + name, value));
    return values;
  }

  /** Prefix of attributes among the values of a rejected form. */
  static final String ATTRIBUTE = "attribute.";

  private static void keep(Map<String, String> values, String name, Optional<String> typed) {
    typed.ifPresent(value -> values.put(name, value));
  }

  /** Mistakes by field; one for each. */
  private static final class Mistakes {
    private final List<FieldError> all = new ArrayList<>();

    void add(String field, String code) {
      if (!has(field)) {
        all.add(new FieldError("/" + field, code, "See the message beside the field"));
      }
    }

    /** What the keeper of reviews refused; its pointers are those of the API. */
    void add(ProblemException refused) {
      if (refused.code().status() != 400 && refused.code().status() != 422) {
        throw refused;
      }
      refused.errors().forEach(error -> add(field(error.pointer()), known(error.code())));
      if (none()) {
        add("form", "invalid");
      }
    }

    private static String field(String pointer) {
      String bare = pointer.replaceFirst("^/", "").replaceFirst("^author/", "");
      String first = bare.split("/", 2)[0];
      return first.isEmpty() ? "form" : first;
    }

    private static String known(String code) {
      return switch (code) {
        case "size" -> "too-long";
        case "required", "not-blank", "not-null" -> "required";
        default -> "invalid";
      };
    }

    boolean has(String field) {
      return all.stream().anyMatch(error -> error.pointer().equals("/" + field));
    }

    boolean none() {
      return all.isEmpty();
    }
  }
}
