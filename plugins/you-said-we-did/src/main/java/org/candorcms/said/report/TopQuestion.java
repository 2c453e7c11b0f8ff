// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Status;
import org.candorcms.said.theme.Theme;
import org.candorcms.said.theme.Themes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The question that most people asked in a week, with its answer. A question is a theme whose
 * voices carry a certain tag; its answer is an action of the theme that is closed and not disputed.
 * Depends on nothing but what is stored, so every process chooses the same one.
 */
@Component(service = TopQuestion.class)
public final class TopQuestion {
  private static final int MOST_VOICES = 20_000;
  private static final int MOST_THEMES = 20;

  private final Store store;
  private final Clock clock;
  private final Themes themes;
  private final Actions actions;

  /** Gets its surroundings. */
  @Activate
  public TopQuestion(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock clock,
      @Reference Themes themes,
      @Reference Actions actions) {
    this.store = store;
    this.clock = clock;
    this.themes = themes;
    this.actions = actions;
  }

  /**
   * A question with its answer.
   *
   * @param askers how many different people asked it in the week
   * @param week as ISO 8601 writes it, {@code 2026-W20}
   */
  public record Asked(Theme theme, Action answer, long askers, String week) {}

  /** The last week that is over; in the present one the choice could still change. */
  public LocalDate lastWeek() {
    return monday(LocalDate.now(clock.withZone(ZoneOffset.UTC))).minusWeeks(1);
  }

  /**
   * The question that most people asked and that has an answer.
   *
   * @param day in the week, which begins on Monday (ISO 8601)
   * @param tag that makes a voice a question
   * @param product only what was said about it; empty for all
   * @param lang of the answer, where there is one in it
   */
  public Optional<Asked> of(LocalDate day, String tag, String product, String lang) {
    LocalDate monday = monday(day);
    Map<String, Set<String>> askers = askers(monday, tag, product);
    return askers.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Set<String>>>comparingInt(e -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_THEMES)
        .flatMap(
            asked ->
                answer(asked.getKey(), lang)
                    .map(
                        action ->
                            new Asked(
                                themes.required(asked.getKey()),
                                action,
                                asked.getValue().size(),
                                name(monday)))
                    .stream())
        .findFirst();
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String name(LocalDate monday) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        monday.get(IsoFields.WEEK_BASED_YEAR),
        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** Who asked, by theme; somebody who left no address counts once for each thing they wrote. */
  private Map<String, Set<String>> askers(LocalDate monday, String tag, String product) {
    Map<String, Set<String>> askers = new HashMap<>();
    store
        .read(
            em -> {
              TypedQuery<Object[]> query =
                  em.createQuery(
                          "select g.themeId, v.contactId, v.id from VoiceRow v,"
                              + " ThemeVoiceRow g, VoiceTagRow t where v.dayOn between :first and"
                              + " :last and t.voiceId = v.id and t.tagId = :tag and t.state ="
                              + " 'confirmed' and g.voiceId = v.id"
                              + (product.isEmpty() ? "" : " and v.product = :product")
                              + " order by v.id, g.themeId",
                          Object[].class)
                      .setParameter("first", monday)
                      .setParameter("last", monday.plusDays(6))
                      .setParameter("tag", tag)
                      .setMaxResults(MOST_VOICES);
              if (!product.isEmpty()) {
                query.setParameter("product", product);
              }
              return query.getResultList();
            })
        .forEach(
            line -> {
              String contact = (String) line[1];
              askers
                  .computeIfAbsent((String) line[0], theme -> new HashSet<>())
                  .add(contact.isEmpty() ? (String) line[2] : contact);
            });
    return askers;
  }

  private Optional<Action> answer(String theme, String lang) {
    List<Action> closed =
        actions
            .list(
                new ActionFilter(
                    "", EnumSet.of(Status.DONE, Status.COULD_NOT), theme, "", false, false),
                "",
                100)
            .items()
            .stream()
            .filter(action -> !action.disputed())
            .toList();
    return closed.stream()
        .filter(action -> action.lang().equals(lang))
        .findFirst()
        .or(() -> closed.stream().findFirst());
  }
}
