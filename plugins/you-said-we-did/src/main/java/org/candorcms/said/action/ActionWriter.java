// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.said.store.ActionRow;
import org.candorcms.said.store.EvidenceRow;
import org.candorcms.said.store.FollowerRow;
import org.candorcms.said.store.QuoteRow;
import org.candorcms.said.store.RedirectRow;
import org.candorcms.said.store.RevisionRow;
import org.candorcms.said.store.VoiceRow;
import org.candorcms.said.text.Slugs;
import org.jspecify.annotations.Nullable;

/** Writes actions inside a transaction, a revision with each change. */
final class ActionWriter {
  /** Statuses of what is still to do. */
  static final List<String> OPEN =
      List.of(Status.SAID.text(), Status.PLANNED.text(), Status.DOING.text());

  private static final int MAX_SLUG = 190;

  private final EntityManager em;
  private final Clock clock;
  private final Json json;

  ActionWriter(EntityManager em, Clock clock, Json json) {
    this.em = em;
    this.clock = clock;
    this.json = json;
  }

  void save(@Nullable ActionRow known, ActionEdit edit, Set<String> quotable, String by) {
    long now = clock.millis();
    ActionRow row = known == null ? new ActionRow() : known;
    String what = "changed";
    if (known == null) {
      row.id = edit.id();
      row.createdAt = now;
      row.disputeRound = 1;
      row.slug = freeSlug(edit.id(), edit.slug().isEmpty() ? edit.title() : edit.slug());
      what = "created";
    } else if (!edit.slug().isEmpty() && !edit.slug().equals(row.slug)) {
      move(row, freeSlug(row.id, edit.slug()));
    }
    if (!edit.status().text().equals(row.status)) {
      changeStatus(row, edit.status(), now);
      what = known == null ? what : "status";
    }
    row.lang = edit.lang();
    row.title = edit.title();
    row.asked = edit.asked();
    row.saidSummary = edit.said().summary();
    row.saidVoices = edit.said().voices();
    row.saidOf = edit.said().of();
    row.did = edit.did();
    row.couldNot = edit.couldNot();
    row.reason = edit.reason();
    row.nextStep = edit.next();
    row.checkOn = edit.checkOn().orElse(null);
    row.dueOn = edit.due().orElse(null);
    row.ownerName = edit.owner();
    row.themeId = edit.theme();
    row.product = edit.product();
    row.translationOf = edit.translationOf().equals(edit.id()) ? "" : edit.translationOf();
    if (known == null) {
      em.persist(row);
    }
    replaceEvidence(row.id, edit.evidence());
    replaceQuotes(row.id, edit.quotes(), quotable);
    touch(row, by, what, edit, now);
  }

  private void changeStatus(ActionRow row, Status status, long now) {
    boolean closes = status.closed();
    row.status = status.text();
    row.changeNo++;
    row.changedAt = now;
    row.doneAt = status == Status.DONE ? now : 0;
    if (closes && row.disputedAt > 0) {
      // The answer to a dispute starts a new round, in which everybody may speak again.
      row.disputedAt = 0;
      row.disputes = 0;
      row.disputeRound++;
    }
  }

  /** What enough disputes do. */
  void reopen(ActionRow row) {
    long now = clock.millis();
    row.status = Status.DOING.text();
    row.changeNo++;
    row.changedAt = now;
    row.doneAt = 0;
    row.disputedAt = now;
    touch(row, "", "disputed", Map.of("id", row.id, "disputes", row.disputes), now);
  }

  void merge(ActionRow from, ActionRow to, String by) {
    long now = clock.millis();
    for (FollowerRow follower : followers(from.id)) {
      FollowerRow.Key key = new FollowerRow.Key(to.id, follower.contactId);
      FollowerRow there = em.find(FollowerRow.class, key);
      if (there == null) {
        em.persist(copy(follower, to.id));
      } else if (rank(follower.state) > rank(there.state)) {
        there.state = follower.state;
        there.askedAt = follower.askedAt;
        there.changedAt = now;
      }
      em.remove(follower);
    }
    moveQuotes(from.id, to.id);
    em.createQuery("update RedirectRow r set r.actionId = :to where r.actionId = :from")
        .setParameter("to", to.id)
        .setParameter("from", from.id)
        .executeUpdate();
    em.createQuery("update ActionRow a set a.mergedInto = :to where a.mergedInto = :from")
        .setParameter("to", to.id)
        .setParameter("from", from.id)
        .executeUpdate();
    from.mergedInto = to.id;
    touch(from, by, "merged", Map.of("id", from.id, "mergedInto", to.id), now);
    touch(to, by, "merged", Map.of("id", to.id, "merged", from.id), now);
  }

  void split(ActionRow from, ActionEdit part, Set<String> quotable, String by) {
    save(null, part, quotable, by);
    for (FollowerRow follower : followers(from.id)) {
      em.persist(copy(follower, part.id()));
    }
    touch(from, by, "split", Map.of("id", from.id, "split", part.id()), clock.millis());
  }

  private void moveQuotes(String from, String to) {
    List<QuoteRow> there = quotes(to);
    Set<String> voices = new HashSet<>();
    there.forEach(quote -> voices.add(quote.voiceId));
    int number = there.stream().mapToInt(quote -> quote.itemNo).max().orElse(0);
    for (QuoteRow quote : quotes(from)) {
      em.remove(quote);
      if (voices.add(quote.voiceId)) {
        QuoteRow moved = new QuoteRow();
        moved.actionId = to;
        moved.itemNo = ++number;
        moved.voiceId = quote.voiceId;
        moved.excerpt = quote.excerpt;
        em.persist(moved);
      }
    }
  }

  private List<QuoteRow> quotes(String id) {
    return em.createQuery(
            "select q from QuoteRow q where q.actionId = :id order by q.itemNo", QuoteRow.class)
        .setParameter("id", id)
        .getResultList();
  }

  private List<FollowerRow> followers(String id) {
    return em.createQuery("select f from FollowerRow f where f.actionId = :id", FollowerRow.class)
        .setParameter("id", id)
        .getResultList();
  }

  private static FollowerRow copy(FollowerRow follower, String action) {
    FollowerRow row = new FollowerRow();
    row.actionId = action;
    row.contactId = follower.contactId;
    row.state = follower.state;
    row.askedAt = follower.askedAt;
    row.changedAt = follower.changedAt;
    return row;
  }

  /** Who wants to know of one of two things, wants to know of both when they are one. */
  private static int rank(String state) {
    return switch (state) {
      case "confirmed" -> 2;
      case "pending" -> 1;
      default -> 0;
    };
  }

  private void touch(ActionRow row, String by, String what, Object document, long now) {
    row.version++;
    row.updatedAt = now;
    RevisionRow revision = new RevisionRow();
    revision.actionId = row.id;
    revision.version = row.version;
    revision.madeAt = now;
    revision.madeBy = by;
    revision.what = what;
    revision.status = row.status;
    revision.changeNo = row.changeNo;
    revision.document = json.write(document);
    em.persist(revision);
  }

  private void replaceEvidence(String id, List<Action.Evidence> evidence) {
    em.createQuery("delete from EvidenceRow e where e.actionId = :id")
        .setParameter("id", id)
        .executeUpdate();
    int number = 0;
    for (Action.Evidence item : evidence) {
      EvidenceRow row = new EvidenceRow();
      row.actionId = id;
      row.itemNo = ++number;
      row.url = item.url();
      row.note = item.note();
      em.persist(row);
    }
  }

  /** Only words that were said, of those who allowed it. */
  private void replaceQuotes(String id, List<ActionEdit.Excerpt> quotes, Set<String> quotable) {
    em.createQuery("delete from QuoteRow q where q.actionId = :id")
        .setParameter("id", id)
        .executeUpdate();
    List<FieldError> errors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (ActionEdit.Excerpt quote : quotes) {
      String pointer = "/quotes/" + number;
      VoiceRow voice = em.find(VoiceRow.class, quote.voice());
      if (voice == null || !voice.quoteAllowed || !quotable.contains(quote.voice())) {
        errors.add(
            new FieldError(
                pointer,
                "quote.without-consent",
                "Who said this has not allowed to be quoted; tell what was said in your own"
                    + " words"));
      } else if (!voice.body.contains(quote.excerpt())) {
        errors.add(
            new FieldError(
                pointer, "quote.not-said", "The voice does not say this, word for word"));
      } else if (seen.add(quote.voice())) {
        QuoteRow row = new QuoteRow();
        row.actionId = id;
        row.itemNo = number + 1;
        row.voiceId = quote.voice();
        row.excerpt = quote.excerpt().isEmpty() ? beginning(voice.body) : quote.excerpt();
        em.persist(row);
      }
      number++;
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE, errors.get(0).message(), errors, Map.of());
    }
  }

  private static String beginning(String text) {
    int end = Math.min(text.length(), 1000);
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private void move(ActionRow row, String slug) {
    RedirectRow old = em.find(RedirectRow.class, slug);
    if (old != null) {
      em.remove(old);
    }
    RedirectRow redirect = em.find(RedirectRow.class, row.slug);
    if (redirect == null) {
      redirect = new RedirectRow();
      redirect.slug = row.slug;
      redirect.actionId = row.id;
      em.persist(redirect);
    }
    row.slug = slug;
  }

  /** A slug that no other action has or had. */
  private String freeSlug(String id, String wanted) {
    String slug = Slugs.of(wanted);
    if (slug.isEmpty()) {
      slug = "action";
    }
    slug = slug.length() > MAX_SLUG ? slug.substring(0, MAX_SLUG) : slug;
    Set<String> taken =
        new HashSet<>(
            em.createQuery(
                    "select a.slug from ActionRow a where a.id <> :id and (a.slug = :slug"
                        + " or a.slug like :prefix)",
                    String.class)
                .setParameter("id", id)
                .setParameter("slug", slug)
                .setParameter("prefix", slug + "-%")
                .getResultList());
    taken.addAll(
        em.createQuery(
                "select r.slug from RedirectRow r where r.actionId <> :id and (r.slug = :slug"
                    + " or r.slug like :prefix)",
                String.class)
            .setParameter("id", id)
            .setParameter("slug", slug)
            .setParameter("prefix", slug + "-%")
            .getResultList());
    String free = slug;
    for (int n = 2; taken.contains(free) || RESERVED.contains(free); n++) {
      free = slug + "-" + n;
    }
    return free;
  }

  /** Names below the prefix that lead elsewhere. */
  private static final Set<String> RESERVED =
      Set.of("confirm", "unsubscribe", "follow", "feedback", "summary");
}
