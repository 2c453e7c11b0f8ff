// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.consent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.consent.Entry;
import org.candorcms.reviews.letter.Words;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewEvent;
import org.candorcms.reviews.review.ReviewListener;
import org.candorcms.reviews.review.Submissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps the ledger of consent and the reviews in step: a tick in the form is written down with the
 * words that stood beside it, and what the author takes back is quoted nowhere any more.
 */
@Component(service = {Quoting.class, ReviewListener.class})
public final class Quoting implements ReviewListener {
  /** What the consent is for. */
  public static final String PURPOSE = "reviews.quote";

  /** Where the review may be quoted: on pages, feeds and fragments of this site. */
  public static final String PLACE = "site";

  static final String SUBJECT = "reviews.review:";

  private final Consents consents;
  private final Submissions submissions;
  private final Moderation moderation;

  /** Gets its surroundings. */
  @Activate
  public Quoting(
      @Reference Consents consents,
      @Reference Submissions submissions,
      @Reference Moderation moderation) {
    this.consents = consents;
    this.submissions = submissions;
    this.moderation = moderation;
  }

  /** The review as the ledger names it. */
  public static String subject(String review) {
    return SUBJECT + review;
  }

  @Override
  public void happened(ReviewEvent event) {
    if (event.kind() != ReviewEvent.Kind.SUBMITTED) {
      return;
    }
    Optional<Review> review = moderation.find(event.review()).map(Waiting::review);
    // Told again after a withdrawal, the tick of the form must not count again.
    if (review.filter(Review::quotable).isPresent() && history(event.review()).isEmpty()) {
      write(event.review(), wording(review.get().lang()), "reviews.form");
    }
  }

  /** The author allows quoting by an act of their own. */
  public void allow(String review, String wording) {
    write(review, wording, "reviews.link");
    submissions.quotable(review, true);
  }

  /** The author takes the consent back; the review itself stays. */
  public void withdraw(String review) {
    consents.withdraw(subject(review), PURPOSE);
    submissions.quotable(review, false);
  }

  /** Whether the review may be quoted now. */
  public boolean allowed(String review) {
    return consents.granted(subject(review), PURPOSE, PLACE);
  }

  /** What the ledger holds of the review, newest first. */
  public List<Entry> history(String review) {
    return consents.history(subject(review));
  }

  /** The review is erased: nothing of it may be quoted. */
  void forget(String review) {
    consents.withdraw(subject(review), "");
  }

  private void write(String review, String wording, String source) {
    consents.grant(new Consent(subject(review), PURPOSE, PLACE, wording, source, null));
  }

  private static String wording(String language) {
    return Words.of("reviews", Locale.forLanguageTag(language), "form.consent")
        .orElse("You may quote my review elsewhere, with the name above");
  }
}
