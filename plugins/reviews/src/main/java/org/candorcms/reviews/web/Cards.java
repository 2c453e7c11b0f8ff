// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.change.Change;
import org.candorcms.api.media.Image;
import org.candorcms.api.media.Images;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.reviews.moderation.Reason;
import org.candorcms.reviews.review.Photo;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.Verification;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes reviews ready to be shown. */
@Component(service = Cards.class)
public final class Cards {
  private static final int MAX_CHANGES = 2;
  private static final Duration SAME = Duration.ofMinutes(1);

  private final Images images;
  private final Changes changes;
  private final ReviewLabels labels;

  /** Gets its surroundings. */
  @Activate
  public Cards(
      @Reference Images images, @Reference Changes changes, @Reference ReviewLabels labels) {
    this.images = images;
    this.changes = changes;
    this.labels = labels;
  }

  /** The id of a review's element. */
  static String anchor(String review) {
    return "r-" + review;
  }

  /** The parameters that lead to a review. */
  static Map<String, List<String>> parameters(String review) {
    return Map.of("review", List.of(review));
  }

  /** Reviews of one product as cards. */
  List<Models.Card> of(List<Review> reviews, Links links, String here, RenderContext context) {
    if (reviews.isEmpty()) {
      return List.of();
    }
    Instant oldest =
        reviews.stream().map(Cards::published).min(Instant::compareTo).orElse(Instant.EPOCH);
    List<Change> known = changes.of(reviews.get(0).product(), oldest, context.language());
    Page page =
        new Page(
            links,
            here,
            context,
            new Wording(context),
            told(context),
            known,
            labels.ofReviews(reviews, context.language()));
    return reviews.stream().map(review -> card(review, page)).toList();
  }

  /** What is the same for all reviews of a page. */
  private record Page(
      Links links,
      String here,
      RenderContext context,
      Wording wording,
      String told,
      List<Change> changes,
      Map<String, List<String>> labels) {}

  private static String told(RenderContext context) {
    for (String form : List.of(VoteForm.ID, FlagForm.ID)) {
      Optional<FormResult> result = context.formResult(form).filter(FormResult::accepted);
      if (result.isPresent()) {
        return context.message(result.get().messageKey());
      }
    }
    return "";
  }

  private Models.Card card(Review review, Page page) {
    Wording wording = page.wording();
    Instant published = published(review);
    boolean changed =
        Duration.between(published, review.updatedAt()).compareTo(SAME) > 0
            && review.reply().filter(reply -> !reply.at().isBefore(review.updatedAt())).isEmpty();
    boolean foreign = !review.lang().isEmpty() && !sameLanguage(review.lang(), page.context());
    return new Models.Card(
        review.id(),
        anchor(review.id()),
        wording.stars(review.rating()),
        review.title(),
        wording.of("review.untitled", Map.of("author", review.author())),
        review.lang(),
        foreign,
        review.author(),
        review.verified().map(proof -> new Models.Verified(why(proof, page))),
        review.incentive().map(wording::incentive).orElse(""),
        page.labels().getOrDefault(review.id(), List.of()),
        published,
        changed ? Optional.of(review.updatedAt()) : Optional.empty(),
        review.experiencedOn(),
        review.attributes().entrySet().stream()
            .map(each -> new Models.Fact(wording.attribute(each.getKey()), each.getValue()))
            .toList(),
        Wording.paragraphs(review.body()),
        review.pros(),
        review.cons(),
        pictures(review, wording),
        changed(page, published),
        review.reply().map(reply -> answer(reply, page)),
        reasons(review, wording),
        "/api/reviews/" + review.id() + "/votes",
        "/api/reviews/" + review.id() + "/flags",
        wording.of("vote.helpful", Map.of("count", review.helpful())),
        page.told(),
        page.here() + "#" + anchor(review.id()),
        page.links().to(parameters(review.id()), anchor(review.id())),
        Arrays.stream(Reason.values())
            .map(
                reason ->
                    new Models.Option(reason.code(), wording.of("reason." + reason.code()), false))
            .toList());
  }

  private static boolean sameLanguage(String lang, RenderContext context) {
    return Locale.forLanguageTag(lang).getLanguage().equals(context.language().getLanguage());
  }

  private static Instant published(Review review) {
    return review.publishedAt().orElse(review.submittedAt());
  }

  private static String why(Verification proof, Page page) {
    return page.wording()
        .of(
            "verified.why." + proof.method(),
            Map.of("date", Dates.longDate(proof.at(), page.context().language())));
  }

  private static Models.Answer answer(org.candorcms.reviews.review.Reply reply, Page page) {
    return new Models.Answer(
        page.context().siteName(), reply.at(), reply.after(), Wording.paragraphs(reply.body()));
  }

  private List<Models.Picture> pictures(Review review, Wording wording) {
    List<Models.Picture> pictures = new ArrayList<>();
    int number = 0;
    for (Photo photo : review.photos()) {
      number++;
      try {
        Image image = images.image(photo.image());
        String alt =
            photo.alt().isBlank()
                ? wording.of("photo.alt", Map.of("number", number, "author", review.author()))
                : photo.alt();
        pictures.add(
            new Models.Picture(
                image.path(),
                image.thumbnailPath(),
                image.thumbnailWidth(),
                image.thumbnailHeight(),
                alt));
      } catch (IllegalArgumentException notOurs) {
        // A picture of another system stays out of sight.
      }
    }
    return pictures;
  }

  private static List<Models.Changed> changed(Page page, Instant published) {
    return page.changes().stream()
        .filter(change -> change.at().isAfter(published))
        .limit(MAX_CHANGES)
        .map(
            change ->
                new Models.Changed(change.title(), change.path(), change.at(), change.labels()))
        .toList();
  }

  private static String reasons(Review review, Wording wording) {
    List<String> codes = review.usefulness().reasons();
    if (codes.isEmpty()) {
      return "";
    }
    List<String> texts = codes.stream().map(code -> wording.of("useful." + code)).toList();
    return wording.of("useful.because", Map.of("reasons", String.join(" · ", texts)));
  }
}
