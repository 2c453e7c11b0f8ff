// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.letter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.request.MailSettings;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewEvent;
import org.candorcms.reviews.review.ReviewListener;
import org.candorcms.reviews.review.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells authors what became of their review: published, refused with the reason (required by French
 * Code de la consommation D111-17), or answered. A letter waits until the decision can no longer be
 * taken back, and is written from the review as it stands then.
 */
@Component(
    service = {AuthorLetters.class, ReviewListener.class},
    configurationPid = MailSettings.PID)
public final class AuthorLetters implements ReviewListener {
  private static final String PUBLISHED = "published";
  private static final String REJECTED = "rejected";
  private static final String REPLIED = "replied";
  private static final int AT_ONCE = 100;

  /** Somewhat longer than a decision can be taken back. */
  static final Duration PATIENCE = Moderation.UNDO.plusSeconds(5);

  private final Store store;
  private final Clock clock;
  private final Moderation moderation;
  private final Products products;
  private final Letters letters;
  private final Mail mail;
  private final boolean telling;

  /** Gets its surroundings. */
  @Activate
  public AuthorLetters(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      @Reference Moderation moderation,
      @Reference Products products,
      @Reference Letters letters,
      @Reference Mail mail,
      MailSettings settings) {
    this.store = store;
    this.clock = clock;
    this.moderation = moderation;
    this.products = products;
    this.letters = letters;
    this.mail = mail;
    this.telling = settings.tell$_$authors();
  }

  @Override
  public void happened(ReviewEvent event) {
    if (!telling) {
      return;
    }
    switch (event.kind()) {
      case APPROVED -> plan(event, PUBLISHED);
      case REJECTED -> plan(event, REJECTED);
      case REPLIED -> plan(event, REPLIED);
      default -> {
        // Nothing that an author waits for.
      }
    }
  }

  private void plan(ReviewEvent event, String kind) {
    long dueAt = event.at().plus(PATIENCE).toEpochMilli();
    store.execute(
        em -> {
          LetterRow row = em.find(LetterRow.class, new LetterRow.Key(event.review(), kind));
          if (row == null) {
            row = new LetterRow();
            row.reviewId = event.review();
            row.kind = kind;
            em.persist(row);
          }
          row.dueAt = dueAt;
        });
  }

  /**
   * Sends what is due.
   *
   * @return how many mails were handed over
   */
  int send() {
    long now = clock.millis();
    List<LetterRow> due =
        store.read(
            em ->
                em.createQuery(
                        "select l from LetterRow l where l.dueAt <= :now order by l.dueAt",
                        LetterRow.class)
                    .setParameter("now", now)
                    .setMaxResults(AT_ONCE)
                    .getResultList());
    int sent = 0;
    for (LetterRow row : due) {
      Optional<Waiting> found = moderation.find(row.reviewId);
      if (found.isPresent() && send(row, found.get())) {
        sent++;
      }
      delete(row);
    }
    return sent;
  }

  private boolean send(LetterRow row, Waiting found) {
    Optional<Message> message = message(row.kind, found);
    // Whoever decides again has something new to tell.
    String key = "reviews.author:" + row.reviewId + "-" + row.kind + "-" + moment(row.kind, found);
    return message.isPresent() && mail.send(key, message.get());
  }

  private Optional<Message> message(String kind, Waiting found) {
    Review review = found.review();
    if (!Message.isAddress(found.email())) {
      return Optional.empty();
    }
    Letters.About about =
        new Letters.About(
            review.id(), found.email(), review.author(), name(review.product()), review.lang());
    return switch (kind) {
      case PUBLISHED ->
          review.status() == Status.APPROVED
              ? Optional.of(letters.published(about, review.quotable()))
              : Optional.empty();
      case REJECTED ->
          review.status() == Status.REJECTED
              ? found.decision().map(d -> letters.rejected(about, d.reason(), d.note()))
              : Optional.empty();
      default ->
          review.status() == Status.APPROVED
              ? review.reply().map(reply -> letters.replied(about, reply.body()))
              : Optional.empty();
    };
  }

  private static long moment(String kind, Waiting found) {
    return kind.equals(REPLIED)
        ? found.review().reply().map(reply -> reply.at().toEpochMilli()).orElse(0L)
        : found.decision().map(decision -> decision.at().toEpochMilli()).orElse(0L);
  }

  private String name(String product) {
    return products
        .find(List.of(product))
        .getOrDefault(product, Product.UNKNOWN)
        .name()
        .orElse(product);
  }

  /** Nothing more is sent about a review. */
  public void forget(String review) {
    store.execute(
        em ->
            em.createQuery("delete from LetterRow l where l.reviewId = :review")
                .setParameter("review", review)
                .executeUpdate());
  }

  /** Deletes the letter, unless it was planned anew meanwhile. */
  private void delete(LetterRow row) {
    store.execute(
        em ->
            em.createQuery(
                    "delete from LetterRow l where l.reviewId = :review and l.kind = :kind and"
                        + " l.dueAt = :due")
                .setParameter("review", row.reviewId)
                .setParameter("kind", row.kind)
                .setParameter("due", row.dueAt)
                .executeUpdate());
  }
}
