// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.consent;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PagePrefix;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.page.Placement;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.View;
import org.candorcms.reviews.letter.Letters;
import org.candorcms.reviews.letter.Words;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.request.Invitations;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.token.Claim;
import org.candorcms.reviews.token.Claim.Purpose;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The pages that the links in mails lead to: writing an invited review, ending requests, and
 * allowing or ending quotes. Looking changes nothing; each act is a form that is sent.
 */
@Component(service = PageSource.class)
@PagePrefix(Letters.PATH)
public final class MyReviewPages implements PageSource {
  private final TokenKeys keys;
  private final Invitations invitations;
  private final Moderation moderation;
  private final Products products;
  private final Quoting quoting;

  /** The invitation of a mail. */
  public record Params(Optional<@Size(max = 2000) String> invitation) {}

  /** Gets its surroundings. */
  @Activate
  public MyReviewPages(
      @Reference TokenKeys keys,
      @Reference Invitations invitations,
      @Reference Moderation moderation,
      @Reference Products products,
      @Reference Quoting quoting) {
    this.keys = keys;
    this.invitations = invitations;
    this.moderation = moderation;
    this.products = products;
    this.quoting = quoting;
  }

  /**
   * What the template shows.
   *
   * @param done whether the visitor has just acted, told first
   * @param paragraphs what there is to know
   * @param quote what the author wrote; empty for nothing
   * @param form where the act is sent; empty for no act
   * @param token of the link
   * @param act what the act is, for forms with several
   * @param button what the button says
   */
  public record Shown(
      String done,
      List<String> paragraphs,
      String quote,
      String quoteLanguage,
      String form,
      String token,
      String act,
      String button,
      String returnTo) {
    /** Copies collections. */
    public Shown {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  @Override
  public PageResult page(PageRequest request) {
    Locale language =
        Words.known(request.preferredLanguages().stream().findFirst().orElse(Locale.ENGLISH));
    String[] parts = request.path().substring(Letters.PATH.length()).split("/", -1);
    if (parts.length == 2 && parts[1].equals("write")) {
      return write(request, language);
    }
    if (parts.length == 3 && parts[1].equals("opt-out")) {
      return optOut(request, language, parts[2]);
    }
    if (parts.length == 3 && parts[1].equals("quote")) {
      return quote(request, language, parts[2]);
    }
    return PageResult.missing();
  }

  private PageResult write(PageRequest request, Locale language) {
    Optional<String> invited =
        request.params(Params.class).invitation().flatMap(invitations::product);
    if (invited.isEmpty()) {
      return ended(language);
    }
    String product = invited.get();
    String title = say(language, "page.write.title", Map.of("product", name(product)));
    return page(title, language)
        .with("main", new Placement("write", "reviews.form", Map.of("product", product)));
  }

  private PageResult optOut(PageRequest request, Locale language, String token) {
    Optional<Claim> claim = keys.tokens().verify(token, Purpose.OPT_OUT);
    if (claim.isEmpty()) {
      return ended(language);
    }
    boolean done = accepted(request, OptOutForm.ID);
    Shown shown =
        new Shown(
            done ? say(language, "page.opt-out.done") : "",
            done ? List.of() : List.of(say(language, "page.opt-out.text")),
            "",
            "",
            done ? "" : OptOutForm.ID,
            token,
            "",
            say(language, "page.opt-out.button"),
            request.path());
    return page(say(language, "page.opt-out.title"), language).with("main", view(shown));
  }

  private PageResult quote(PageRequest request, Locale language, String token) {
    Optional<Review> found =
        keys.tokens()
            .verify(token, Purpose.QUOTE)
            .flatMap(claim -> moderation.find(claim.subject()))
            .map(Waiting::review);
    if (found.isEmpty()) {
      return ended(language);
    }
    Review review = found.get();
    boolean allowed = quoting.allowed(review.id());
    List<String> paragraphs = new ArrayList<>();
    String state = allowed ? "page.quote.allowed" : "page.quote.not-allowed";
    paragraphs.add(say(language, state, Map.of("product", name(review.product()))));
    paragraphs.add(say(language, allowed ? "page.quote.stays" : "page.quote.wording"));
    Shown shown =
        new Shown(
            accepted(request, QuoteForm.ID) ? say(language, "page.quote.done") : "",
            paragraphs,
            review.body(),
            review.lang(),
            QuoteForm.ID,
            token,
            allowed ? QuoteForm.WITHDRAW : QuoteForm.ALLOW,
            say(language, allowed ? "page.quote.withdraw" : "page.quote.allow"),
            request.path());
    return page(say(language, "page.quote.title"), language).with("main", view(shown));
  }

  private static PageResult ended(Locale language) {
    Shown shown =
        new Shown("", List.of(say(language, "page.ended.text")), "", "", "", "", "", "", "");
    return page(say(language, "page.ended.title"), language).with("main", view(shown));
  }

  private static View view(Shown shown) {
    return View.of("reviews/my-review", shown).reusableFor(Duration.ZERO);
  }

  private static Page page(String title, Locale language) {
    Page.Head head =
        new Page.Head("", "", Map.of(), List.of(), "website", "", null, false, Duration.ZERO, "");
    return Page.of(title, language, "page").withHead(head);
  }

  private static boolean accepted(PageRequest request, String form) {
    return request.formResult(form).filter(FormResult::accepted).isPresent();
  }

  private String name(String product) {
    return products
        .find(List.of(product))
        .getOrDefault(product, Product.UNKNOWN)
        .name()
        .orElse(product);
  }

  private static String say(Locale language, String name) {
    return say(language, name, Map.of());
  }

  private static String say(Locale language, String name, Map<String, String> arguments) {
    return Words.text(language, name, arguments);
  }
}
