// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.said.store.ContactRow;
import org.candorcms.said.store.ThemeRow;
import org.candorcms.said.store.ThemeVoiceRow;
import org.candorcms.said.store.VoiceRow;
import org.candorcms.said.tag.Suggestion;
import org.candorcms.said.tag.Tagger;
import org.candorcms.said.text.Languages;
import org.candorcms.said.text.Sketch;
import org.candorcms.said.text.Words;

/**
 * Takes voices in, many at a time: finds out the language, finds what was said before, suggests
 * tags, counts. What it works out of the text alone is done before the transaction.
 */
final class Intake {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final Languages languages;
  private final Tagger tagger;

  Intake(Languages languages, Tagger tagger) {
    this.languages = languages;
    this.tagger = tagger;
  }

  /**
   * A voice that is ready to be stored.
   *
   * @param contact keyed hash of the mail address; empty for none
   * @param confirmed whether the address is known to belong to who spoke
   */
  record Prepared(
      VoiceRow row, String email, boolean confirmed, List<Suggestion> tags, List<String> themes) {}

  /** What became of a voice. */
  record Taken(String id, boolean created) {}

  Prepared prepare(NewVoice voice, String contact, boolean confirmed, String batch, Instant now) {
    VoiceRow row = new VoiceRow();
    row.id = IDS.generate().toString();
    row.source = voice.source();
    row.sourceRef = voice.ref().isEmpty() ? row.id : voice.ref();
    row.body = voice.text();
    row.langDetected = voice.lang().isEmpty();
    row.lang = voice.lang().isEmpty() ? languages.of(voice.text()).orElse("und") : voice.lang();
    row.topic = voice.topic();
    row.author = voice.author();
    row.url = voice.url();
    row.product = voice.product();
    Instant said = voice.saidAt().orElse(now);
    row.saidAt = said.toEpochMilli();
    row.receivedAt = now.toEpochMilli();
    row.dayOn = LocalDate.ofInstant(said, ZoneOffset.UTC);
    row.state = "new";
    row.contactId = contact;
    row.quoteAllowed = voice.quote();
    row.notifyAllowed = voice.tell() && !contact.isEmpty();
    row.rememberAllowed = voice.remember() && !contact.isEmpty();
    row.batchId = batch;
    row.version = 1;
    String folded = Words.folded(voice.text());
    Sketch sketch = Sketch.of(folded);
    row.bodyKey = sketch.key();
    row.sketchA = sketch.a();
    row.sketchB = sketch.b();
    return new Prepared(
        row,
        voice.email().toLowerCase(Locale.ROOT),
        confirmed,
        tagger.suggest(folded, row.lang, voice.topic()),
        voice.themes());
  }

  /** Stores what is not there yet; the answers have the order of the voices. */
  static List<Taken> store(EntityManager em, List<Prepared> voices, Counts counts) {
    Map<String, String> known = known(em, voices);
    List<Taken> taken = new ArrayList<>();
    List<Prepared> fresh = new ArrayList<>();
    for (Prepared voice : voices) {
      String key = voice.row.source + "\n" + voice.row.sourceRef;
      String there = known.putIfAbsent(key, voice.row.id);
      taken.add(new Taken(there == null ? voice.row.id : there, there == null));
      if (there == null) {
        fresh.add(voice);
      }
    }
    duplicates(em, fresh);
    contacts(em, fresh);
    Map<String, ThemeRow> themes = themes(em, fresh);
    for (Prepared voice : fresh) {
      VoiceRow row = voice.row;
      em.persist(row);
      counts.add(Counts.ALL, "", row.dayOn, 1);
      counts.add(Counts.SOURCE, row.source, row.dayOn, 1);
      counts.add(Counts.LANG, row.lang, row.dayOn, 1);
      for (String id : voice.themes) {
        ThemeRow theme = themes.get(id);
        if (theme != null) {
          em.persist(gathered(theme.id, row.id));
          theme.voices++;
          counts.add(Counts.THEME, theme.id, row.dayOn, 1);
        }
      }
    }
    suggest(em, fresh);
    return taken;
  }

  /** There are several to a voice: as objects they would take longer than the voices. */
  private static void suggest(EntityManager em, List<Prepared> fresh) {
    if (fresh.stream().allMatch(voice -> voice.tags.isEmpty())) {
      return; // HSQLDB refuses an empty batch.
    }
    try (PreparedStatement insert =
        em.unwrap(Connection.class)
            .prepareStatement(
                "insert into said_voice_tag (tag_id, voice_id, state, score, why, decided_by,"
                    + " decided_at) values (?, ?, 'suggested', ?, ?, '', ?)")) {
      for (Prepared voice : fresh) {
        for (Suggestion tag : voice.tags) {
          insert.setString(1, tag.tag());
          insert.setString(2, voice.row.id);
          insert.setDouble(3, tag.score());
          insert.setString(4, tag.why());
          insert.setLong(5, voice.row.receivedAt);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static ThemeVoiceRow gathered(String theme, String voice) {
    ThemeVoiceRow row = new ThemeVoiceRow();
    row.themeId = theme;
    row.voiceId = voice;
    return row;
  }

  private static Map<String, String> known(EntityManager em, List<Prepared> voices) {
    // By reference alone: with the source too, HSQLDB would go through all that the source said.
    Set<String> refs =
        voices.stream()
            .filter(voice -> !voice.row.sourceRef.equals(voice.row.id))
            .map(voice -> voice.row.sourceRef)
            .collect(Collectors.toSet());
    Map<String, String> known = new HashMap<>();
    if (!refs.isEmpty()) {
      em.createQuery(
              "select v.source, v.sourceRef, v.id from VoiceRow v where v.sourceRef in :refs",
              Object[].class)
          .setParameter("refs", refs)
          .getResultList()
          .forEach(line -> known.put(line[0] + "\n" + line[1], (String) line[2]));
    }
    return known;
  }

  /** The same words, whatever their case and punctuation, are a hint; editors decide. */
  private static void duplicates(EntityManager em, List<Prepared> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    Map<Long, String> first = new HashMap<>();
    em.createQuery(
            "select v.bodyKey, min(v.id) from VoiceRow v where v.bodyKey in :keys group by"
                + " v.bodyKey",
            Object[].class)
        .setParameter("keys", fresh.stream().map(v -> v.row.bodyKey).collect(Collectors.toSet()))
        .getResultList()
        .forEach(line -> first.put((Long) line[0], (String) line[1]));
    for (Prepared voice : fresh) {
      String there = first.putIfAbsent(voice.row.bodyKey, voice.row.id);
      if (there != null) {
        voice.row.duplicateOf = there;
      } else if (fresh.size() == 1) {
        voice.row.duplicateOf = nearest(em, voice.row);
      }
    }
  }

  private static final int CANDIDATES = 50;
  private static final double ALIKE = 0.8;

  private static String nearest(EntityManager em, VoiceRow row) {
    String folded = Words.folded(row.body);
    return candidates(em, row).stream()
        .filter(v -> Sketch.resemblance(folded, Words.folded(v.body)) >= ALIKE)
        .map(v -> v.id)
        .findFirst()
        .orElse("");
  }

  /** Voices that share a sketch with this one, earliest first. */
  static List<VoiceRow> candidates(EntityManager em, VoiceRow row) {
    if (row.sketchA == 0) {
      return List.of();
    }
    return em.createQuery(
            "select v from VoiceRow v where (v.sketchA = :a or v.sketchB = :b) and v.id <> :id"
                + " order by v.id",
            VoiceRow.class)
        .setParameter("a", row.sketchA)
        .setParameter("b", row.sketchB)
        .setParameter("id", row.id)
        .setMaxResults(CANDIDATES)
        .getResultList();
  }

  private static void contacts(EntityManager em, List<Prepared> fresh) {
    Map<String, Prepared> wanted = new LinkedHashMap<>();
    fresh.stream()
        .filter(v -> !v.row.contactId.isEmpty())
        .forEach(v -> wanted.putIfAbsent(v.row.contactId, v));
    if (wanted.isEmpty()) {
      return;
    }
    Map<String, ContactRow> known = new HashMap<>();
    em.createQuery("select c from ContactRow c where c.id in :ids", ContactRow.class)
        .setParameter("ids", wanted.keySet())
        .getResultList()
        .forEach(row -> known.put(row.id, row));
    for (Prepared voice : fresh) {
      VoiceRow row = voice.row;
      if (row.contactId.isEmpty()) {
        continue;
      }
      ContactRow contact = known.get(row.contactId);
      if (contact == null) {
        contact = new ContactRow();
        contact.id = row.contactId;
        contact.email = voice.email;
        contact.lang = row.lang;
        contact.state = "none";
        em.persist(contact);
        known.put(contact.id, contact);
      }
      // Who has opted out stays out until they follow the link in a mail again.
      boolean asks = row.notifyAllowed && !contact.state.equals("confirmed");
      if (asks && voice.confirmed && !contact.state.equals("opted-out")) {
        contact.state = "confirmed";
        contact.changedAt = row.receivedAt;
      } else if (asks && !voice.confirmed) {
        contact.state = contact.state.equals("opted-out") ? "opted-out" : "pending";
        contact.askedAt = row.receivedAt;
        contact.changedAt = row.receivedAt;
      }
    }
  }

  private static Map<String, ThemeRow> themes(EntityManager em, List<Prepared> fresh) {
    Set<String> ids = fresh.stream().flatMap(v -> v.themes.stream()).collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, ThemeRow> themes = new HashMap<>();
    em.createQuery(
            "select t from ThemeRow t where t.id in :ids and t.mergedInto = ''", ThemeRow.class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(row -> themes.put(row.id, row));
    return themes;
  }
}
