// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Works out {@link Effect} from the counts by day. */
@Component(service = Effects.class)
public final class Effects {
  private static final int LONGEST = 56;
  private static final int SHORTEST = 7;
  private static final long LEAST = 20;
  private static final double Z = 1.959964;

  private final Store store;
  private final Actions actions;

  /** Gets its surroundings. */
  @Activate
  public Effects(
      @Reference(target = "(candor.store=said)") Store store, @Reference Actions actions) {
    this.store = store;
    this.actions = actions;
  }

  /** The effect of an action; empty unless it is done, has a theme, and a week has passed. */
  public Optional<Effect> of(Action action) {
    if (action.doneAt().isEmpty() || action.theme().isEmpty()) {
      return Optional.empty();
    }
    LocalDate done = LocalDate.ofInstant(action.doneAt().get(), ZoneOffset.UTC);
    long since = ChronoUnit.DAYS.between(done, actions.today()) - 1;
    if (since < SHORTEST) {
      return Optional.empty();
    }
    // Whole weeks, so that each weekday is in both parts as often.
    int days = (int) Math.min(LONGEST, since / 7 * 7);
    long[] theme = counts("theme", action.theme(), done, days);
    long[] all = counts("all", "", done, days);
    return Optional.of(
        effect(
            action.id(),
            done,
            days,
            new Effect.Group(theme[0], theme[1]),
            new Effect.Group(all[0] - theme[0], all[1] - theme[1])));
  }

  private long[] counts(String facet, String name, LocalDate done, int days) {
    return store.read(
        em -> {
          long[] sums = new long[2];
          em.createQuery(
                  "select c.dayOn, c.voices from CountRow c where c.facet = :facet and c.name ="
                      + " :name and c.dayOn between :first and :last",
                  Object[].class)
              .setParameter("facet", facet)
              .setParameter("name", name)
              .setParameter("first", done.minusDays(days))
              .setParameter("last", done.plusDays(days))
              .getResultList()
              .forEach(
                  line -> {
                    int side = ((LocalDate) line[0]).compareTo(done);
                    if (side != 0) {
                      sums[side < 0 ? 0 : 1] += ((Number) line[1]).longValue();
                    }
                  });
          return sums;
        });
  }

  static Effect effect(
      String action, LocalDate done, int days, Effect.Group theme, Effect.Group others) {
    long n = theme.before() + theme.after() + others.before() + others.after();
    boolean few =
        theme.before() + theme.after() < LEAST || others.before() + others.after() < LEAST;
    if (few) {
      return new Effect(
          action,
          done,
          days,
          theme,
          others,
          null,
          null,
          null,
          n,
          "too-few",
          "Fewer than "
              + LEAST
              + " voices in one of the groups: nothing can be said about a change yet.");
    }
    double a = theme.before() + 0.5;
    double b = theme.after() + 0.5;
    double c = others.before() + 0.5;
    double d = others.after() + 0.5;
    double log = Math.log(b / a) - Math.log(d / c);
    double error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    double low = Math.exp(log - Z * error);
    double high = Math.exp(log + Z * error);
    String verdict = high < 1 ? "fewer" : low > 1 ? "more" : "no-difference";
    return new Effect(
        action,
        done,
        days,
        theme,
        others,
        rounded(Math.exp(log)),
        rounded(low),
        rounded(high),
        n,
        verdict,
        "A count of "
            + n
            + " voices in two times "
            + days
            + " days. It shows what people said, not how many had the problem, and other things"
            + " that happened in these days may be the reason.");
  }

  private static double rounded(double x) {
    return Math.round(x * 100) / 100.0;
  }
}
