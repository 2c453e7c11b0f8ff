// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Actions;
import org.candorcms.said.store.ThemeRow;
import org.candorcms.said.tag.Tags;
import org.candorcms.said.voice.Counts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Works out {@link Triage} from the counts by day. A tag or theme counts as changed if so many
 * voices would come by chance less than once in a hundred ({@link Chance}); since many are looked
 * at in one go, the limit is that of Benjamini and Hochberg ("Controlling the false discovery
 * rate", 1995): of what is called changed, at most one in twenty is expected to be chance. The peak
 * is the day that differs most from the same weekday of earlier weeks, so a Monday that is always
 * busy is no peak.
 */
@Component(service = TriageDesk.class)
public final class TriageDesk {
  private static final int WEEKS = 8;
  private static final int WEEK = 7;
  private static final long LEAST = 5;
  private static final int MOST_ITEMS = 200;
  private static final double FALSE_DISCOVERIES = 0.05;
  private static final double RARE = 0.01;
  private static final double ONE_SOURCE = 0.6;

  private final Store store;
  private final Tags tags;
  private final Actions actions;

  /** Gets its surroundings. */
  @Activate
  public TriageDesk(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Tags tags,
      @Reference Actions actions) {
    this.store = store;
    this.tags = tags;
    this.actions = actions;
  }

  private record Series(String kind, String id, Map<LocalDate, Long> days) {
    long at(LocalDate day) {
      return days.getOrDefault(day, 0L);
    }

    long sum(LocalDate first, int length) {
      long sum = 0;
      for (int i = 0; i < length; i++) {
        sum += at(first.plusDays(i));
      }
      return sum;
    }
  }

  /**
   * The week that a day is in. A running week is compared up to yesterday, so that half a day is
   * not taken for a fall.
   */
  public Triage week(LocalDate day) {
    LocalDate first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate yesterday = actions.today().minusDays(1);
    LocalDate last = first.plusDays(WEEK - 1);
    if (last.isAfter(yesterday)) {
      last = yesterday.isBefore(first) ? first : yesterday;
    }
    int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
    Map<String, Series> all = series(first.minusWeeks(WEEKS), last);
    Series whole = all.getOrDefault(Counts.ALL + "\n", new Series(Counts.ALL, "", Map.of()));
    int weeks = weeks(whole, first);
    Map<String, String> labels = labels(all);
    List<String> shared = shared(all, first, days, whole.sum(first, days));
    List<Triage.Item> items = new ArrayList<>();
    for (Series series : all.values()) {
      boolean shown = series.kind.equals(Counts.TAG) || series.kind.equals(Counts.THEME);
      if (shown && labels.containsKey(series.kind + "\n" + series.id)) {
        items.add(
            item(
                series,
                labels.getOrDefault(series.kind + "\n" + series.id, series.id),
                first,
                days,
                weeks,
                shared));
      }
    }
    List<Triage.Item> judged = judged(items);
    return new Triage(
        first, last, days, weeks, item(whole, "", first, days, weeks, shared), judged);
  }

  private Map<String, Series> series(LocalDate first, LocalDate last) {
    return store.read(
        em -> {
          Map<String, Series> all = new TreeMap<>();
          em.createQuery(
                  "select c.facet, c.name, c.dayOn, c.voices from CountRow c where c.facet in"
                      + " ('all', 'tag', 'theme', 'source') and c.dayOn between :first and :last"
                      + " and c.voices > 0",
                  Object[].class)
              .setParameter("first", first)
              .setParameter("last", last)
              .getResultList()
              .forEach(
                  line ->
                      all.computeIfAbsent(
                              line[0] + "\n" + line[1],
                              key ->
                                  new Series((String) line[0], (String) line[1], new HashMap<>()))
                          .days
                          .put((LocalDate) line[2], ((Number) line[3]).longValue()));
          return all;
        });
  }

  /** How many weeks there is anything to compare with. */
  private static int weeks(Series whole, LocalDate first) {
    LocalDate earliest = whole.days.keySet().stream().min(Comparator.naturalOrder()).orElse(first);
    long weeks = (ChronoUnit.DAYS.between(earliest, first) + WEEK - 1) / WEEK;
    return (int) Math.max(0, Math.min(WEEKS, weeks));
  }

  private Map<String, String> labels(Map<String, Series> all) {
    Map<String, String> labels = new LinkedHashMap<>();
    tags.all().forEach(tag -> labels.put(Counts.TAG + "\n" + tag.id(), tag.label()));
    List<String> themes =
        all.values().stream().filter(s -> s.kind.equals(Counts.THEME)).map(Series::id).toList();
    if (!themes.isEmpty()) {
      store
          .read(
              em ->
                  em.createQuery(
                          "select t from ThemeRow t where t.mergedInto = ''"
                              + " order by t.updatedAt desc",
                          ThemeRow.class)
                      .setMaxResults(1_000)
                      .getResultList())
          .forEach(theme -> labels.put(Counts.THEME + "\n" + theme.id, theme.title));
    }
    return labels;
  }

  /** What most voices of the week have in common is a reason to be careful about each of them. */
  private static List<String> shared(
      Map<String, Series> all, LocalDate first, int days, long whole) {
    List<String> caveats = new ArrayList<>();
    for (Series series : all.values()) {
      if (series.kind.equals(Counts.SOURCE) && whole >= LEAST) {
        long n = series.sum(first, days);
        long before = series.sum(first.minusWeeks(1), days);
        if (n > whole * ONE_SOURCE && n >= 2 * Math.max(1, before)) {
          caveats.add(
              n
                  + " of "
                  + whole
                  + " voices of the week came from one source ("
                  + series.id
                  + "), which had "
                  + before
                  + " the week before: an import or a campaign may be behind it.");
        }
      }
    }
    return caveats;
  }

  private static Triage.Item item(
      Series series, String label, LocalDate first, int days, int weeks, List<String> shared) {
    long count = series.sum(first, days);
    List<Long> earlier = new ArrayList<>();
    for (int week = 1; week <= weeks; week++) {
      earlier.add(series.sum(first.minusWeeks(week), days));
    }
    long before = earlier.stream().mapToLong(Long::longValue).sum();
    double expected = weeks == 0 ? 0 : (double) before / weeks;
    double more = weeks == 0 ? 1 : Chance.atLeast(count, before, weeks);
    double fewer = weeks == 0 ? 1 : Chance.atMost(count, before, weeks);
    boolean rises = weeks > 0 && count > expected;
    List<String> caveats = new ArrayList<>(shared);
    if (weeks < 4) {
      caveats.add("Only " + weeks + " earlier weeks to compare with.");
    }
    double variance =
        earlier.stream().mapToDouble(n -> (n - expected) * (n - expected)).sum()
            / Math.max(1, weeks - 1);
    if (weeks >= 4 && expected > 0 && variance > 3 * expected) {
      caveats.add(
          "Earlier weeks differ among themselves by more than chance, so the probability is too"
              + " small.");
    }
    String verdict;
    if (count < LEAST && before < LEAST) {
      verdict = "too-few";
    } else if (before == 0 && weeks > 0) {
      verdict = "new";
    } else if (rises && more < RARE) {
      verdict = "growing";
    } else if (!rises && fewer < RARE) {
      verdict = "shrinking";
    } else {
      verdict = "steady";
    }
    Triage.Peak peak = peak(series, first, days, weeks);
    if (verdict.equals("growing") && peak != null && peak.count() * 2 > count) {
      verdict = "spike";
    }
    return new Triage.Item(
        series.kind,
        series.id,
        label,
        count,
        earlier,
        round(expected, 100),
        expected == 0 ? null : (Double) round(count / expected, 100),
        round(rises || weeks == 0 ? more : fewer, 1_000_000),
        verdict,
        peak,
        caveats);
  }

  private static Triage.@org.jspecify.annotations.Nullable Peak peak(
      Series series, LocalDate first, int days, int weeks) {
    Triage.Peak best = null;
    for (int i = 0; i < days && weeks > 0; i++) {
      LocalDate day = first.plusDays(i);
      long count = series.at(day);
      long before = 0;
      for (int week = 1; week <= weeks; week++) {
        before += series.at(day.minusWeeks(week));
      }
      double chance = Chance.atLeast(count, before, weeks);
      if (count >= LEAST && chance < RARE && (best == null || chance < best.probability())) {
        best =
            new Triage.Peak(
                day, count, round((double) before / weeks, 100), round(chance, 1_000_000));
      }
    }
    return best;
  }

  /** Takes back what may be chance among so many, and puts what needs a look first. */
  private static List<Triage.Item> judged(List<Triage.Item> items) {
    List<Triage.Item> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingDouble(Triage.Item::probability));
    int tested = (int) items.stream().filter(i -> !i.verdict().equals("too-few")).count();
    double limit = 0;
    int rank = 0;
    for (Triage.Item item : sorted) {
      if (!item.verdict().equals("too-few")) {
        rank++;
        if (item.probability() <= FALSE_DISCOVERIES * rank / tested) {
          limit = item.probability();
        }
      }
    }
    double highest = limit;
    List<String> order = List.of("new", "spike", "growing", "shrinking", "steady", "too-few");
    return sorted.stream()
        .map(item -> item.probability() <= highest ? item : steady(item))
        .sorted(
            Comparator.<Triage.Item>comparingInt(item -> order.indexOf(item.verdict()))
                .thenComparing(item -> -item.count())
                .thenComparing(Triage.Item::id))
        .limit(MOST_ITEMS)
        .toList();
  }

  private static Triage.Item steady(Triage.Item item) {
    boolean claims =
        !item.verdict().equals("too-few")
            && !item.verdict().equals("steady")
            && !item.verdict().equals("new");
    if (!claims) {
      return item;
    }
    List<String> caveats = new ArrayList<>(item.caveats());
    caveats.add("Among so many tags and themes, one like this is to be expected by chance.");
    return new Triage.Item(
        item.kind(),
        item.id(),
        item.label(),
        item.count(),
        item.earlier(),
        item.expected(),
        item.ratio(),
        item.probability(),
        "steady",
        item.peak(),
        caveats);
  }

  private static double round(double x, long by) {
    return (double) Math.round(x * by) / by;
  }
}
