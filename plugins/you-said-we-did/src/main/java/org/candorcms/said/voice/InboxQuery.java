// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.said.store.ThemeRow;

/**
 * Finds the voices that fit a filter, latest first, at a cost that does not grow with the number of
 * voices. One table alone drives each query, in the order of an index that begins with what is
 * filtered by; the rest is asked of each row on the way. What no index knows, such as words in a
 * text, is looked for in the latest 5,000 of what else fits.
 */
final class InboxQuery {
  private static final int LOOKED_AT = 5_000;
  private static final int COUNTED = 1_000;

  private final VoiceFilter filter;
  private final Map<String, Object> values = new HashMap<>();
  private final String id;
  private final String from;
  private final String indexed;
  private final String order;
  private final String unindexed;

  InboxQuery(VoiceFilter filter) {
    this.filter = filter;
    boolean byTag = !filter.tag().isEmpty();
    boolean byTheme = !filter.theme().isEmpty();
    StringBuilder voice = new StringBuilder();
    equal(voice, "v.lang", "lang", filter.lang());
    if (byTag || byTheme) {
      equal(voice, "v.state", "state", filter.state());
      String alias = byTag ? "t" : "g";
      id = alias + ".voiceId";
      from = byTag ? "VoiceTagRow t" : "ThemeVoiceRow g";
      order = (byTag ? "t.tagId" : "g.themeId") + " desc, " + id + " desc";
      indexed =
          (byTag ? tagged() : gathered())
              + (byTag && byTheme
                  ? " and exists (select 1 from ThemeVoiceRow g where g.voiceId = t.voiceId"
                      + gathered()
                      + ")"
                  : "")
              + ofVoice(voice);
      unindexed = ofVoice(content());
    } else {
      id = "v.id";
      from = "VoiceRow v";
      boolean byLang = !voice.isEmpty();
      if (byLang && !filter.state().isEmpty()) {
        // Asked through the key, lest the database takes the index by state and sorts all.
        voice.append(" and exists (select 1 from VoiceRow w where w.id = v.id");
        equal(voice, "w.state", "state", filter.state());
        voice.append(')');
      } else {
        equal(voice, "v.state", "state", filter.state());
      }
      // The column of the index that the filter fixes, so that the index gives the order too.
      order = (byLang ? "v.lang desc, " : voice.isEmpty() ? "" : "v.state desc, ") + "v.id desc";
      indexed = voice.toString();
      unindexed = content().toString();
    }
  }

  private String tagged() {
    values.put("tag", filter.tag());
    return " and t.tagId = :tag and t.state <> 'refused'";
  }

  private String gathered() {
    values.put("theme", filter.theme());
    return " and g.themeId = :theme";
  }

  private String ofVoice(CharSequence conditions) {
    return conditions.isEmpty()
        ? ""
        : " and exists (select 1 from VoiceRow v where v.id = " + id + conditions + ")";
  }

  /** What is asked of voices that no index knows. */
  private StringBuilder content() {
    StringBuilder where = new StringBuilder();
    // Not the bare column: its index, which is for references, would have all of a source sorted.
    equal(where, "concat(v.source, '')", "source", filter.source());
    equal(where, "v.topic", "topic", filter.topic());
    equal(where, "v.batchId", "batch", filter.batch());
    if (filter.untouched()) {
      where.append(
          " and not exists (select 1 from ThemeVoiceRow x where x.voiceId = v.id) and not exists"
              + " (select 1 from VoiceTagRow y where y.voiceId = v.id and y.state = 'confirmed')");
    }
    if (filter.duplicates()) {
      where.append(" and v.duplicateOf <> ''");
    }
    if (!filter.q().isEmpty()) {
      where.append(" and lower(v.body) like :q escape '!'");
      String q = filter.q().toLowerCase(Locale.ROOT);
      values.put("q", "%" + q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
    return where;
  }

  private void equal(StringBuilder where, String column, String name, String text) {
    if (!text.isEmpty()) {
      where.append(" and ").append(column).append(" = :").append(name);
      values.put(name, text);
    }
  }

  /** The last id to look at; empty for no bound. */
  String floor(EntityManager em) {
    if (unindexed.isEmpty()) {
      return "";
    }
    List<String> last =
        query(em, indexed, "", "").setFirstResult(LOOKED_AT).setMaxResults(1).getResultList();
    return last.isEmpty() ? "" : last.get(0);
  }

  /** Ids, latest first. */
  List<String> ids(EntityManager em, String cursor, String floor, int limit) {
    return query(em, indexed + unindexed, cursor, floor).setMaxResults(limit).getResultList();
  }

  private TypedQuery<String> query(
      EntityManager em, String conditions, String cursor, String floor) {
    String all =
        conditions
            + (cursor.isEmpty() ? "" : " and " + id + " < :cursor")
            + (floor.isEmpty() ? "" : " and " + id + " > :floor");
    TypedQuery<String> query =
        em.createQuery(
            "select "
                + id
                + " from "
                + from
                + (all.isEmpty() ? "" : " where" + all.substring(" and".length()))
                + " order by "
                + order,
            String.class);
    values.forEach(
        (name, value) -> {
          if (all.contains(":" + name)) {
            query.setParameter(name, value);
          }
        });
    if (!cursor.isEmpty()) {
      query.setParameter("cursor", cursor);
    }
    if (!floor.isEmpty()) {
      query.setParameter("floor", floor);
    }
    return query;
  }

  /** How many fit: from the counts where they are kept, else counted up to a thousand. */
  Voice.Total total(EntityManager em, String floor) {
    VoiceFilter f = filter;
    if (f.equals(VoiceFilter.ALL)) {
      return counted(em, Counts.ALL, "");
    } else if (f.equals(VoiceFilter.source(f.source()))) {
      return counted(em, Counts.SOURCE, f.source());
    } else if (f.equals(VoiceFilter.lang(f.lang()))) {
      return counted(em, Counts.LANG, f.lang());
    } else if (f.equals(VoiceFilter.theme(f.theme()))) {
      ThemeRow row = em.find(ThemeRow.class, f.theme());
      return new Voice.Total(row == null ? 0 : row.voices, true);
    }
    int found = ids(em, "", floor, COUNTED + 1).size();
    return found > COUNTED
        ? new Voice.Total(COUNTED, false)
        : new Voice.Total(found, floor.isEmpty());
  }

  private static Voice.Total counted(EntityManager em, String facet, String name) {
    Long sum =
        em.createQuery(
                "select sum(c.voices) from CountRow c where c.facet = :facet and c.name = :name",
                Long.class)
            .setParameter("facet", facet)
            .setParameter("name", name)
            .getSingleResult();
    return new Voice.Total(sum == null ? 0 : sum, true);
  }
}
