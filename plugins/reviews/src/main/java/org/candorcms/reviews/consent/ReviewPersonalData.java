// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.consent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.consent.Entry;
import org.candorcms.api.privacy.PersonalData;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.alert.ReplyClock;
import org.candorcms.reviews.letter.AuthorLetters;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.request.Orders;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.review.Traces;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What reviews hold of a person: the reviews written under the address, with decisions and
 * consents, and the orders whose requests went to it. Erasing a review takes it out of averages,
 * feeds and caches; the public record of moderation keeps its line, which names nobody.
 */
@Component(service = PersonalData.class)
public final class ReviewPersonalData implements PersonalData {
  private static final int MOST = 5_000;

  private final Store store;
  private final Moderation moderation;
  private final Submissions submissions;
  private final Quoting quoting;
  private final Orders orders;
  private final Consents consents;
  private final ReplyClock replies;
  private final AuthorLetters letters;

  /** Gets its surroundings. */
  @Activate
  public ReviewPersonalData(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Moderation moderation,
      @Reference Submissions submissions,
      @Reference Quoting quoting,
      @Reference Orders orders,
      @Reference Consents consents,
      @Reference ReplyClock replies,
      @Reference AuthorLetters letters) {
    this.store = store;
    this.moderation = moderation;
    this.submissions = submissions;
    this.quoting = quoting;
    this.orders = orders;
    this.consents = consents;
    this.replies = replies;
    this.letters = letters;
  }

  @Override
  public String name() {
    return "reviews";
  }

  @Override
  public Map<String, Object> export(String email) {
    String person = consents.person(email);
    List<Map<String, Object>> reviews = new ArrayList<>();
    for (String id : ids(email)) {
      moderation.find(id).ifPresent(found -> reviews.add(exported(found)));
    }
    List<Orders.Tracked> ordered = orders.of(person);
    boolean optedOut = orders.optedOut(person);
    if (reviews.isEmpty() && ordered.isEmpty() && !optedOut) {
      return Map.of();
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("reviews", reviews);
    all.put("orders", ordered.stream().map(ReviewPersonalData::exported).toList());
    all.put("noMoreRequests", optedOut);
    return all;
  }

  @Override
  public int erase(String email) {
    int erased = 0;
    for (String id : ids(email)) {
      quoting.forget(id);
      letters.forget(id);
      replies.forget(id);
      erased += submissions.erase(id) ? 1 : 0;
    }
    return erased + orders.forget(consents.person(email));
  }

  private List<String> ids(String email) {
    return store.read(em -> Traces.of(em, email.strip().toLowerCase(Locale.ROOT), MOST));
  }

  private Map<String, Object> exported(Waiting found) {
    Review review = found.review();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("id", review.id());
    out.put("product", review.product());
    out.put("rating", review.rating());
    out.put("title", review.title());
    out.put("body", review.body());
    out.put("pros", review.pros());
    out.put("cons", review.cons());
    out.put("attributes", review.attributes());
    out.put("author", review.author());
    out.put("email", found.email());
    out.put("lang", review.lang());
    out.put("status", review.status().code());
    out.put("submittedAt", review.submittedAt());
    review.publishedAt().ifPresent(at -> out.put("publishedAt", at));
    review.experiencedOn().ifPresent(day -> out.put("experiencedOn", day));
    review.verified().ifPresent(proof -> out.put("verified", proof));
    review.incentive().ifPresent(incentive -> out.put("incentive", incentive));
    review.reply().ifPresent(reply -> out.put("reply", reply.body()));
    found.decision().ifPresent(decision -> out.put("decisionReason", decision.reason()));
    out.put("consents", quoting.history(review.id()).stream().map(this::exported).toList());
    return out;
  }

  private Map<String, Object> exported(Entry entry) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("purpose", entry.consent().purpose());
    out.put("place", entry.consent().place());
    out.put("wording", entry.consent().wording());
    out.put("grantedAt", entry.grantedAt());
    entry.consent().end().ifPresent(until -> out.put("until", until));
    entry
        .end()
        .ifPresent(
            at -> {
              out.put("endedAt", at);
              out.put("ended", entry.reason());
            });
    return out;
  }

  private static Map<String, Object> exported(Orders.Tracked tracked) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("order", tracked.order().id());
    out.put("products", tracked.order().products());
    out.put("country", tracked.order().jurisdiction());
    out.put("request", tracked.plan().state());
    out.put("reason", tracked.plan().reason());
    tracked.sentAt().ifPresent(at -> out.put("sentAt", at));
    return out;
  }
}
