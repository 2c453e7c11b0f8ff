// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.theme;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Precondition;
import org.candorcms.said.store.CountRow;
import org.candorcms.said.store.ThemeRow;
import org.candorcms.said.store.ThemeVoiceRow;
import org.candorcms.said.voice.Counts;
import org.candorcms.said.voice.Writing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The themes: what gathers voices, and what actions answer. */
@Component(service = Themes.class)
public final class Themes {
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18}):([A-Za-z0-9._-]{1,128})");
  private static final int FEW = 5;

  private final Store store;
  private final Clock clock;
  private final CacheTags cache;

  /** Gets its surroundings. */
  @Activate
  public Themes(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
  }

  /**
   * Stores a theme.
   *
   * @return whether it is new
   * @throws ProblemException 412; 409 if it was merged
   */
  public boolean save(
      String id, String title, String summary, String lang, Precondition precondition) {
    boolean created =
        Writing.again(
            store,
            em -> {
              ThemeRow row = em.find(ThemeRow.class, id);
              precondition.check(row == null ? 0 : row.version);
              if (row != null && !row.mergedInto.isEmpty()) {
                throw new ProblemException(
                    CommonProblem.CONFLICT, "This theme was merged into " + row.mergedInto);
              }
              boolean fresh = row == null;
              if (row == null) {
                row = new ThemeRow();
                row.id = id;
                row.createdAt = clock.millis();
                em.persist(row);
              }
              row.title = title;
              row.summary = summary;
              row.lang = lang;
              row.version++;
              row.updatedAt = clock.millis();
              return fresh;
            });
    cache.invalidate(List.of(Actions.TAG));
    return created;
  }

  /** A theme; for one that was merged, the one that it is part of now. */
  public Optional<Theme> resolve(String id) {
    return store.read(
        em -> {
          ThemeRow row = em.find(ThemeRow.class, id);
          if (row != null && !row.mergedInto.isEmpty()) {
            row = em.find(ThemeRow.class, row.mergedInto);
          }
          return Optional.ofNullable(row).map(Themes::theme);
        });
  }

  /**
   * The same.
   *
   * @throws ProblemException 404
   */
  public Theme required(String id) {
    return resolve(id)
        .orElseThrow(
            () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no theme with this id"));
  }

  private static Theme theme(ThemeRow row) {
    return new Theme(
        row.id,
        row.title,
        row.summary,
        row.lang,
        row.voices,
        row.version,
        Instant.ofEpochMilli(row.createdAt),
        Instant.ofEpochMilli(row.updatedAt));
  }

  /**
   * Part of the list, latest change first.
   *
   * @param q part of a title; empty for all
   */
  public Theme.Page list(String q, String cursor, int limit) {
    Matcher matcher = CURSOR.matcher(cursor);
    if (!cursor.isEmpty() && !matcher.matches()) {
      throw ProblemException.invalid("cursor", "cursor", "cursor is not one of ours");
    }
    String where =
        " from ThemeRow t where t.mergedInto = ''"
            + (q.isEmpty() ? "" : " and lower(t.title) like :q escape '!'");
    String like =
        "%"
            + q.toLowerCase(java.util.Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_")
            + "%";
    return store.read(
        em -> {
          TypedQuery<Long> count = em.createQuery("select count(t)" + where, Long.class);
          TypedQuery<ThemeRow> part =
              em.createQuery(
                  "select t"
                      + where
                      + (cursor.isEmpty()
                          ? ""
                          : " and (t.updatedAt < :at or (t.updatedAt = :at and t.id < :id))")
                      + " order by t.updatedAt desc, t.id desc",
                  ThemeRow.class);
          if (!q.isEmpty()) {
            count.setParameter("q", like);
            part.setParameter("q", like);
          }
          if (!cursor.isEmpty()) {
            part.setParameter("at", Long.parseLong(matcher.group(1)));
            part.setParameter("id", matcher.group(2));
          }
          List<Theme> items =
              part.setMaxResults(limit + 1).getResultList().stream().map(Themes::theme).toList();
          boolean more = items.size() > limit;
          List<Theme> shown = more ? items.subList(0, limit) : items;
          return new Theme.Page(
              shown,
              more
                  ? Optional.of(
                      shown.get(limit - 1).updatedAt().toEpochMilli()
                          + ":"
                          + shown.get(limit - 1).id())
                  : Optional.empty(),
              count.getSingleResult());
        });
  }

  /**
   * Where the voices of a theme come from, most first. Sources with fewer than five voices are
   * added up under {@code other}, so that nobody can be told from a number.
   */
  public List<Theme.Origin> origins(String id) {
    return store.read(
        em -> {
          List<Theme.Origin> origins = new ArrayList<>();
          long other = 0;
          for (Object[] line :
              em.createQuery(
                      "select v.source, count(v) from ThemeVoiceRow g, VoiceRow v where"
                          + " g.themeId = :id and v.id = g.voiceId group by v.source order by"
                          + " count(v) desc, v.source",
                      Object[].class)
                  .setParameter("id", id)
                  .getResultList()) {
            long n = ((Number) line[1]).longValue();
            if (n < FEW || line[0].equals("other")) {
              other += n;
            } else {
              origins.add(new Theme.Origin((String) line[0], n));
            }
          }
          if (other > 0) {
            origins.add(new Theme.Origin("other", other));
          }
          return origins;
        });
  }

  /**
   * Makes one theme of two; its voices and the actions that answer it go along. Voices are moved by
   * the database, so it does not matter how many they are.
   *
   * @throws ProblemException 404; 409 if they are the same or one was merged
   */
  public Theme.Merged merge(String source, String into) {
    if (source.equals(into)) {
      throw new ProblemException(CommonProblem.CONFLICT, "A theme cannot be merged with itself");
    }
    Theme.Undo undo =
        Writing.again(
            store,
            em -> {
              ThemeRow from = open(em, source);
              ThemeRow to = open(em, into);
              List<String> answers =
                  ids(em, "select a.id from ActionRow a where a.themeId = :id", source);
              List<String> earlier =
                  ids(em, "select t.id from ThemeRow t where t.mergedInto = :id", source);
              forget(em, source);
              sql(
                  em,
                  "insert into said_theme_move (theme_id, voice_id, shared) select g.theme_id,"
                      + " g.voice_id, case when exists (select 1 from said_theme_voice o where"
                      + " o.theme_id = ? and o.voice_id = g.voice_id) then true else false end"
                      + " from said_theme_voice g where g.theme_id = ?",
                  into,
                  source);
              Counts counts = new Counts();
              from.voices -= count(em, counts, source, "", source, -1);
              to.voices += count(em, counts, source, " and m.shared = false", into, 1);
              sql(
                  em,
                  "insert into said_theme_voice (theme_id, voice_id) select cast(? as"
                      + " varchar(128)), m.voice_id from said_theme_move m where m.theme_id = ? and"
                      + " m.shared = false",
                  into,
                  source);
              sql(em, "delete from said_theme_voice where theme_id = ?", source);
              answer(em, answers, source, into);
              lead(em, earlier, source, into);
              from.mergedInto = into;
              changed(from, to);
              counts.write(em);
              dropEmptyDays(em, source);
              return new Theme.Undo(answers, earlier);
            });
    cache.invalidate(List.of(Actions.TAG));
    return new Theme.Merged(required(into), undo);
  }

  /**
   * Makes two themes of one that were two before. What has left the merged theme meanwhile stays
   * where it is.
   *
   * @param id of the theme that was merged into another one
   * @throws ProblemException 404; 409 if it is not merged
   */
  public Theme unmerge(String id, Theme.Undo undo) {
    Writing.again(
        store,
        em -> {
          ThemeRow back = em.find(ThemeRow.class, id);
          if (back == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "There is no theme " + id);
          }
          if (back.mergedInto.isEmpty()) {
            throw new ProblemException(
                CommonProblem.CONFLICT, "The theme " + id + " is not merged");
          }
          ThemeRow from = open(em, back.mergedInto);
          back.mergedInto = "";
          sql(
              em,
              "delete from said_theme_move where theme_id = ? and not exists (select 1 from"
                  + " said_theme_voice g where g.theme_id = ? and g.voice_id ="
                  + " said_theme_move.voice_id)",
              id,
              from.id);
          Counts counts = new Counts();
          back.voices += count(em, counts, id, "", id, 1);
          from.voices -= count(em, counts, id, " and m.shared = false", from.id, -1);
          sql(
              em,
              "insert into said_theme_voice (theme_id, voice_id) select m.theme_id, m.voice_id from"
                  + " said_theme_move m where m.theme_id = ?",
              id);
          sql(
              em,
              "delete from said_theme_voice where theme_id = ? and voice_id in (select m.voice_id"
                  + " from said_theme_move m where m.theme_id = ? and m.shared = false)",
              from.id,
              id);
          forget(em, id);
          answer(em, undo.actions(), from.id, id);
          lead(em, undo.themes(), from.id, id);
          changed(from, back);
          counts.write(em);
          dropEmptyDays(em, from.id);
          return true;
        });
    cache.invalidate(List.of(Actions.TAG));
    return required(id);
  }

  private static void forget(EntityManager em, String theme) {
    sql(em, "delete from said_theme_move where theme_id = ?", theme);
  }

  private static void sql(EntityManager em, String statement, String... values) {
    Query query = em.createNativeQuery(statement);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    query.executeUpdate();
  }

  /**
   * Counts the voices of a move by day for a theme that gains or loses them.
   *
   * @return how many they are
   */
  private static long count(
      EntityManager em, Counts counts, String moved, String which, String theme, int sign) {
    long all = 0;
    for (Object[] line :
        em.createQuery(
                "select v.dayOn, count(v) from ThemeMoveRow m, VoiceRow v where m.themeId = :id"
                    + which
                    + " and v.id = m.voiceId group by v.dayOn",
                Object[].class)
            .setParameter("id", moved)
            .getResultList()) {
      long n = ((Number) line[1]).longValue();
      counts.add(Counts.THEME, theme, (LocalDate) line[0], sign * n);
      all += n;
    }
    return all;
  }

  private void changed(ThemeRow one, ThemeRow other) {
    long now = clock.millis();
    for (ThemeRow row : List.of(one, other)) {
      row.updatedAt = now;
      row.version++;
    }
  }

  private static void dropEmptyDays(EntityManager em, String theme) {
    em.createQuery(
            "delete from CountRow c where c.facet = 'theme' and c.name = :id and c.voices = 0")
        .setParameter("id", theme)
        .executeUpdate();
  }

  private static List<String> ids(EntityManager em, String query, String theme) {
    return em.createQuery(query, String.class).setParameter("id", theme).getResultList();
  }

  private static void answer(EntityManager em, List<String> actions, String from, String to) {
    if (!actions.isEmpty()) {
      em.createQuery(
              "update ActionRow a set a.themeId = :to where a.themeId = :from and a.id in :ids")
          .setParameter("to", to)
          .setParameter("from", from)
          .setParameter("ids", actions)
          .executeUpdate();
    }
  }

  private static void lead(EntityManager em, List<String> merged, String from, String to) {
    if (!merged.isEmpty()) {
      em.createQuery(
              "update ThemeRow t set t.mergedInto = :to where t.mergedInto = :from and t.id in"
                  + " :ids")
          .setParameter("to", to)
          .setParameter("from", from)
          .setParameter("ids", merged)
          .executeUpdate();
    }
  }

  /**
   * Takes voices out of a theme into a new one.
   *
   * @param voices at most 1,000 ids; those that are not in the theme are left out
   * @throws ProblemException 404; 409 if the new id is taken
   */
  public Theme split(String source, String id, String title, Collection<String> voices) {
    Writing.again(
        store,
        em -> {
          ThemeRow from = open(em, source);
          if (em.find(ThemeRow.class, id) != null) {
            throw new ProblemException(CommonProblem.CONFLICT, "There is a theme " + id);
          }
          ThemeRow to = new ThemeRow();
          to.id = id;
          to.title = title;
          to.lang = from.lang;
          to.version = 1;
          to.createdAt = clock.millis();
          to.updatedAt = clock.millis();
          em.persist(to);
          split(em, from, to, voices);
          return true;
        });
    cache.invalidate(List.of(Actions.TAG));
    return required(id);
  }

  private static ThemeRow open(EntityManager em, String id) {
    ThemeRow row = em.find(ThemeRow.class, id);
    if (row == null) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no theme " + id);
    }
    if (!row.mergedInto.isEmpty()) {
      throw new ProblemException(
          CommonProblem.CONFLICT, "The theme " + id + " was merged into " + row.mergedInto);
    }
    return row;
  }

  private void split(EntityManager em, ThemeRow from, ThemeRow to, Collection<String> voices) {
    Counts counts = new Counts();
    for (Object[] line :
        em.createQuery(
                "select g, v.dayOn from ThemeVoiceRow g, VoiceRow v where g.themeId = :id and"
                    + " g.voiceId in :voices and v.id = g.voiceId",
                Object[].class)
            .setParameter("id", from.id)
            .setParameter("voices", voices)
            .getResultList()) {
      ThemeVoiceRow row = (ThemeVoiceRow) line[0];
      LocalDate day = (LocalDate) line[1];
      ThemeVoiceRow moved = new ThemeVoiceRow();
      moved.themeId = to.id;
      moved.voiceId = row.voiceId;
      em.remove(row);
      em.persist(moved);
      from.voices--;
      to.voices++;
      counts.add(Counts.THEME, from.id, day, -1);
      counts.add(Counts.THEME, to.id, day, 1);
    }
    changed(from, to);
    counts.write(em);
    dropEmptyDays(em, from.id);
  }

  /** How many voices a theme had on each day of a span; days without are left out. */
  public List<CountRow> days(String id, LocalDate first, LocalDate last) {
    return store.read(
        em ->
            em.createQuery(
                    "select c from CountRow c where c.facet = 'theme' and c.name = :id and c.dayOn"
                        + " between :first and :last order by c.dayOn",
                    CountRow.class)
                .setParameter("id", id)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList());
  }
}
