// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Actions;
import org.candorcms.said.store.ThemeRow;
import org.candorcms.said.store.ThemeVoiceRow;
import org.candorcms.said.store.VoiceRow;
import org.candorcms.said.store.VoiceTagRow;
import org.candorcms.said.tag.Tag;
import org.candorcms.said.tag.Tags;
import org.candorcms.said.text.Languages;
import org.candorcms.said.text.Masking;
import org.candorcms.said.text.Sketch;
import org.candorcms.said.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people said: taking it in, and the inbox in which editors work on it. */
@Component(service = Voices.class)
public final class Voices {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final Store store;
  private final Clock clock;
  private final CacheTags cache;
  private final Consents consents;
  private final Tags tags;
  private final Languages languages = new Languages();

  /** Gets its surroundings. */
  @Activate
  public Voices(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache,
      @Reference Consents consents,
      @Reference Tags tags) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
    this.consents = consents;
    this.tags = tags;
  }

  /**
   * Takes what a visitor said. Consent to quote is written down; the wish to be told counts once
   * the address is confirmed by mail, see {@code Followers}.
   *
   * @param wording the sentence that was agreed to, for quoting
   * @return the id of the voice
   */
  public Taken submit(NewVoice voice, String wording) {
    return store(prepare(List.of(voice), "", Trust.ADDRESS_UNKNOWN), wording).get(0);
  }

  /** Whether the addresses that come with voices are known to belong to who spoke. */
  enum Trust {
    ADDRESS_UNKNOWN,
    ADDRESS_CONFIRMED
  }

  /**
   * What became of a voice.
   *
   * @param created whether it was not there before
   * @param contact keyed hash of the mail address; empty for none
   */
  public record Taken(String id, boolean created, String contact) {}

  /** Takes voices of another source, whose consent is known there. */
  public List<Taken> take(List<NewVoice> voices, String batch) {
    return store(prepare(voices, batch));
  }

  /** The first half of {@link #take}, which needs no transaction: what the texts tell. */
  List<Intake.Prepared> prepare(List<NewVoice> voices, String batch) {
    return prepare(voices, batch, Trust.ADDRESS_CONFIRMED);
  }

  /** The second half of {@link #take}. */
  List<Taken> store(List<Intake.Prepared> prepared) {
    return store(prepared, "As agreed to where it was said, told with it");
  }

  private List<Intake.Prepared> prepare(List<NewVoice> voices, String batch, Trust trust) {
    Intake intake = new Intake(languages, tags.tagger());
    Instant now = clock.instant();
    List<Intake.Prepared> prepared = new ArrayList<>();
    for (NewVoice voice : voices) {
      String contact = voice.email().isEmpty() ? "" : consents.person(voice.email());
      prepared.add(intake.prepare(voice, contact, trust == Trust.ADDRESS_CONFIRMED, batch, now));
    }
    return prepared;
  }

  private List<Taken> store(List<Intake.Prepared> prepared, String wording) {
    List<Intake.Taken> taken =
        Writing.again(
            store,
            em -> {
              Counts counts = new Counts();
              List<Intake.Taken> done = Intake.store(em, prepared, counts);
              // Written and let go, or each later step would look through all of them again.
              em.flush();
              em.clear();
              counts.write(em);
              return done;
            });
    List<Taken> answers = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      VoiceRow row = prepared.get(i).row();
      boolean created = taken.get(i).created();
      if (created) {
        grant(row, wording, prepared.get(i).confirmed());
      }
      answers.add(new Taken(taken.get(i).id(), created, row.contactId));
    }
    return answers;
  }

  private void grant(VoiceRow row, String wording, boolean confirmed) {
    String source = "said." + (row.source.matches("[a-z0-9.-]{1,70}") ? row.source : "other");
    if (row.quoteAllowed) {
      consents.grant(
          new Consent(Actions.subject(row.id), Actions.QUOTE, Actions.SITE, wording, source, null));
    }
    if (row.notifyAllowed && confirmed) {
      consents.grant(new Consent(row.contactId, TELL, "mail", wording, source, null));
    }
    if (row.rememberAllowed) {
      consents.grant(new Consent(row.contactId, REMEMBER, "site", wording, source, null));
    }
  }

  /** Purpose of the consent to be told what became of it. */
  public static final String TELL = "said.tell";

  /** Purpose of the consent to be recognised as somebody who spoke before. */
  public static final String REMEMBER = "said.remember";

  /** A voice by id. */
  public Optional<Voice> find(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Map<String, Tag> known = tags.byId();
    return store.read(
        em ->
            Optional.ofNullable(em.find(VoiceRow.class, id))
                .map(row -> views(em, List.of(row), known).get(0)));
  }

  /** Voices that say nearly the same, with how alike they are (0.5 to 1), most alike first. */
  public List<Similar> similar(String id) {
    Map<String, Tag> known = tags.byId();
    return store.read(
        em -> {
          VoiceRow row = em.find(VoiceRow.class, id);
          if (row == null) {
            return List.of();
          }
          String folded = Words.folded(row.body);
          List<VoiceRow> rows = new ArrayList<>(Intake.candidates(em, row));
          em
              .createQuery(
                  "select v from VoiceRow v where v.bodyKey = :key and v.id <> :id order by v.id",
                  VoiceRow.class)
              .setParameter("key", row.bodyKey)
              .setParameter("id", id)
              .setMaxResults(20)
              .getResultList()
              .stream()
              .filter(v -> rows.stream().noneMatch(r -> r.id.equals(v.id)))
              .forEach(rows::add);
          List<Voice> views = views(em, rows, known);
          List<Similar> all = new ArrayList<>();
          for (Voice view : views) {
            double alike = Sketch.resemblance(folded, Words.folded(view.text()));
            if (alike >= 0.5) {
              all.add(new Similar(view, alike));
            }
          }
          all.sort((a, b) -> Double.compare(b.alike(), a.alike()));
          return all.size() > 20 ? all.subList(0, 20) : all;
        });
  }

  /** A voice that says nearly the same. */
  public record Similar(Voice voice, double alike) {}

  /**
   * Part of the inbox, latest arrival first.
   *
   * @param cursor where to go on; empty for the beginning
   */
  public Voice.Page inbox(VoiceFilter filter, String cursor, int limit) {
    if (!cursor.isEmpty() && !ID.matcher(cursor).matches()) {
      throw ProblemException.invalid("cursor", "cursor", "cursor is not one of ours");
    }
    Map<String, Tag> known = tags.byId();
    return store.read(
        em -> {
          InboxQuery query = new InboxQuery(filter);
          String floor = query.floor(em);
          List<String> ids = query.ids(em, cursor, floor, limit + 1);
          boolean more = ids.size() > limit;
          List<String> part = more ? ids.subList(0, limit) : ids;
          return new Voice.Page(
              views(em, rows(em, part), known),
              more ? Optional.of(part.get(limit - 1)) : Optional.empty(),
              query.total(em, floor));
        });
  }

  private static List<VoiceRow> rows(EntityManager em, List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "select v from VoiceRow v where v.id in :ids order by v.id desc", VoiceRow.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Rows as editors see them: two queries, however many rows. */
  private static List<Voice> views(EntityManager em, List<VoiceRow> rows, Map<String, Tag> tags) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> ids = rows.stream().map(row -> row.id).toList();
    Map<String, List<Voice.Tagged>> tagged = new HashMap<>();
    for (VoiceTagRow row :
        em.createQuery(
                "select t from VoiceTagRow t where t.voiceId in :ids and t.state <> 'refused'"
                    + " order by t.state, t.score desc, t.tagId",
                VoiceTagRow.class)
            .setParameter("ids", ids)
            .getResultList()) {
      Tag tag = tags.get(row.tagId);
      if (tag != null) {
        tagged
            .computeIfAbsent(row.voiceId, id -> new ArrayList<>())
            .add(
                new Voice.Tagged(tag.id(), tag.label(), tag.kind(), row.state, row.score, row.why));
      }
    }
    Map<String, List<String>> themes = new HashMap<>();
    for (ThemeVoiceRow row :
        em.createQuery(
                "select g from ThemeVoiceRow g where g.voiceId in :ids order by g.themeId",
                ThemeVoiceRow.class)
            .setParameter("ids", ids)
            .getResultList()) {
      themes.computeIfAbsent(row.voiceId, id -> new ArrayList<>()).add(row.themeId);
    }
    return rows.stream()
        .map(
            row ->
                view(
                    row,
                    tagged.getOrDefault(row.id, List.of()),
                    themes.getOrDefault(row.id, List.of())))
        .toList();
  }

  private static Voice view(VoiceRow row, List<Voice.Tagged> tags, List<String> themes) {
    return new Voice(
        row.id,
        row.source,
        row.sourceRef,
        row.body,
        row.lang,
        row.langDetected,
        row.topic,
        row.author,
        row.url,
        row.product,
        Instant.ofEpochMilli(row.saidAt),
        Instant.ofEpochMilli(row.receivedAt),
        row.state,
        !row.contactId.isEmpty(),
        new Voice.Consent(row.quoteAllowed, row.notifyAllowed, row.rememberAllowed),
        row.masked,
        row.duplicateOf,
        row.batchId,
        tags,
        themes,
        row.version);
  }

  /**
   * What to do with voices; what is empty stays.
   *
   * @param state new state
   * @param confirm ids of tags that fit, suggested before or not
   * @param refuse ids of tags that do not fit; a confirmed one is taken away
   * @param undecide ids of tags whose decision is taken back: what was suggested is a suggestion
   *     again, what somebody added is gone
   * @param gather ids of themes to put them into
   * @param release ids of themes to take them out of
   */
  public record Change(
      String state,
      List<String> confirm,
      List<String> refuse,
      List<String> undecide,
      List<String> gather,
      List<String> release) {
    /** Copies collections. */
    public Change {
      confirm = List.copyOf(confirm);
      refuse = List.copyOf(refuse);
      undecide = List.copyOf(undecide);
      gather = List.copyOf(gather);
      release = List.copyOf(release);
    }
  }

  /**
   * Changes voices; the opposite change undoes it.
   *
   * @param ids at most 200
   * @throws ProblemException 404 if one of the voices, tags or themes is not there; nothing is
   *     changed then
   */
  public List<Voice> change(Collection<String> ids, Change change, String by) {
    Map<String, Tag> known = tags.byId();
    for (String tag : change.confirm) {
      if (!known.containsKey(tag)) {
        throw new ProblemException(CommonProblem.NOT_FOUND, "There is no tag " + tag);
      }
    }
    List<Voice> views =
        Writing.again(
            store,
            em -> {
              List<VoiceRow> rows = required(em, ids);
              Counts counts = new Counts();
              long now = clock.millis();
              for (VoiceRow row : rows) {
                if (!change.state.isEmpty()) {
                  row.state = change.state;
                }
                row.version++;
              }
              tag(em, rows, change, by, now, counts);
              themes(em, rows, change, counts);
              counts.write(em);
              em.flush();
              return views(em, rows, known);
            });
    cache.invalidate(List.of(Actions.TAG));
    return views;
  }

  private static List<VoiceRow> required(EntityManager em, Collection<String> ids) {
    List<VoiceRow> rows =
        em.createQuery("select v from VoiceRow v where v.id in :ids order by v.id", VoiceRow.class)
            .setParameter("ids", ids)
            .getResultList();
    if (rows.size() < ids.stream().distinct().count()) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "One of the voices is not there");
    }
    return rows;
  }

  private static void tag(
      EntityManager em, List<VoiceRow> rows, Change change, String by, long now, Counts counts) {
    Consumer<VoiceTagRow> decided =
        tag -> {
          tag.decidedBy = by;
          tag.decidedAt = now;
        };
    for (VoiceRow row : rows) {
      for (String id : change.confirm) {
        VoiceTagRow tag = em.find(VoiceTagRow.class, new VoiceTagRow.Key(id, row.id));
        if (tag == null) {
          tag = new VoiceTagRow();
          tag.tagId = id;
          tag.voiceId = row.id;
          tag.score = 1;
          em.persist(tag);
        }
        if (!tag.state.equals("confirmed")) {
          tag.state = "confirmed";
          counts.add(Counts.TAG, id, row.dayOn, 1);
          decided.accept(tag);
        }
      }
      for (String id : change.refuse) {
        VoiceTagRow tag = em.find(VoiceTagRow.class, new VoiceTagRow.Key(id, row.id));
        if (tag != null && !tag.state.equals("refused")) {
          if (tag.state.equals("confirmed")) {
            counts.add(Counts.TAG, id, row.dayOn, -1);
          }
          tag.state = "refused";
          decided.accept(tag);
        }
      }
      for (String id : change.undecide) {
        VoiceTagRow tag = em.find(VoiceTagRow.class, new VoiceTagRow.Key(id, row.id));
        if (tag != null && !tag.state.equals("suggested")) {
          if (tag.state.equals("confirmed")) {
            counts.add(Counts.TAG, id, row.dayOn, -1);
          }
          if (tag.why.isEmpty()) {
            em.remove(tag);
          } else {
            tag.state = "suggested";
            tag.decidedBy = "";
            tag.decidedAt = 0;
          }
        }
      }
    }
  }

  private static void themes(EntityManager em, List<VoiceRow> rows, Change change, Counts counts) {
    for (String id : change.gather) {
      ThemeRow theme = em.find(ThemeRow.class, id);
      if (theme == null || !theme.mergedInto.isEmpty()) {
        throw new ProblemException(CommonProblem.NOT_FOUND, "There is no theme " + id);
      }
      for (VoiceRow row : rows) {
        if (em.find(ThemeVoiceRow.class, new ThemeVoiceRow.Key(id, row.id)) == null) {
          em.persist(Intake.gathered(id, row.id));
          theme.voices++;
          counts.add(Counts.THEME, id, row.dayOn, 1);
        }
      }
    }
    for (String id : change.release) {
      ThemeRow theme = em.find(ThemeRow.class, id);
      for (VoiceRow row : rows) {
        ThemeVoiceRow there = em.find(ThemeVoiceRow.class, new ThemeVoiceRow.Key(id, row.id));
        if (theme != null && there != null) {
          em.remove(there);
          theme.voices--;
          counts.add(Counts.THEME, id, row.dayOn, -1);
        }
      }
    }
  }

  /** How a voice would read without what points at a person by its form. */
  public Optional<String> maskedText(String id) {
    return find(id).map(voice -> Masking.mask(voice.text()));
  }

  /**
   * Takes out of a voice what points at a person by its form, its author's name too. Cannot be
   * undone. Quotes that are not in the text any more go from actions.
   */
  public Voice mask(String id) {
    Map<String, Tag> known = tags.byId();
    Voice voice =
        store.write(
            em -> {
              VoiceRow row = em.find(VoiceRow.class, id);
              if (row == null) {
                throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such voice");
              }
              blank(em, row, Masking.mask(row.body));
              return views(em, List.of(row), known).get(0);
            });
    cache.invalidate(List.of(Actions.TAG));
    return voice;
  }

  static void blank(EntityManager em, VoiceRow row, String text) {
    row.body = text;
    row.author = "";
    row.masked = true;
    row.version++;
    Sketch sketch = Sketch.of(Words.folded(text));
    row.bodyKey = sketch.key();
    row.sketchA = sketch.a();
    row.sketchB = sketch.b();
    em
        .createQuery(
            "select q from QuoteRow q where q.voiceId = :id",
            org.candorcms.said.store.QuoteRow.class)
        .setParameter("id", row.id)
        .getResultList()
        .stream()
        .filter(quote -> !text.contains(quote.excerpt))
        .forEach(em::remove);
  }

  /** Whether nothing was ever said here. */
  public boolean empty() {
    return store.read(
        em ->
            em.createQuery("select v.id from VoiceRow v", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
  }
}
