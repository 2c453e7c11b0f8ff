// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.candorcms.api.page.PageRenderer;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.task.Progress;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.packs.Impact;
import org.candorcms.disclosure.packs.Packs;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks every page by the rules of now and by those after a switch, and tells the difference. */
@Component(service = ImpactReport.class)
public final class ImpactReport {
  private static final int SHOWN = 500;

  private final Packs packs;
  private final SitePaths paths;
  private final PageRenderer renderer;
  private final Reporter reporter;

  /** Gets its surroundings. */
  @Activate
  public ImpactReport(
      @Reference Packs packs,
      @Reference SitePaths paths,
      @Reference PageRenderer renderer,
      @Reference Reporter reporter) {
    this.packs = packs;
    this.paths = paths;
    this.renderer = renderer;
    this.reporter = reporter;
  }

  /** The difference that a switch would make; changes nothing. */
  public Impact of(String edition, boolean on, Progress progress) {
    RuleBook now = packs.inForce();
    RuleBook then = packs.after(edition, on);
    SortedSet<String> all = paths.all();
    List<Impact.Change> changes = new ArrayList<>();
    int done = 0;
    for (String path : all) {
      if (progress.cancelled()) {
        break;
      }
      rendered(path).flatMap(page -> change(page, now, then)).ifPresent(changes::add);
      progress.at(++done, all.size());
    }
    return new Impact(
        edition,
        on,
        done,
        count(changes, c -> c.blockedNow() == 0 && c.blockedThen() > 0),
        count(changes, c -> c.blockedNow() > 0 && c.blockedThen() == 0),
        count(changes, c -> !c.labelNow().equals(c.labelThen())),
        count(changes, c -> !c.gains().isEmpty()),
        count(changes, c -> !c.losses().isEmpty()),
        changes.size() > SHOWN ? changes.subList(0, SHOWN) : changes);
  }

  private static int count(
      List<Impact.Change> changes, java.util.function.Predicate<Impact.Change> which) {
    return (int) changes.stream().filter(which).count();
  }

  private Optional<RenderedPage> rendered(String path) {
    try {
      return renderer.render(path, "");
    } catch (RuntimeException broken) {
      return Optional.empty(); // The monitor tells of it.
    }
  }

  private Optional<Impact.Change> change(RenderedPage page, RuleBook now, RuleBook then) {
    CheckResult before = reporter.check(page, now, Wording.DEFAULT);
    CheckResult after = reporter.check(page, then, Wording.DEFAULT);
    Impact.Change change =
        new Impact.Change(
            page.path(),
            page.title(),
            blocked(before),
            blocked(after),
            String.join(" · ", PageLabels.texts(before)),
            String.join(" · ", PageLabels.texts(after)),
            more(before, after),
            more(after, before));
    boolean same =
        change.blockedNow() == change.blockedThen()
            && change.labelNow().equals(change.labelThen())
            && change.gains().isEmpty()
            && change.losses().isEmpty();
    return same ? Optional.empty() : Optional.of(change);
  }

  private static int blocked(CheckResult result) {
    return (int) result.findings().stream().filter(f -> f.severity() == Severity.BLOCK).count();
  }

  /** Texts that the second result accepts and the first does not, by audience. */
  private static Map<String, List<String>> more(CheckResult first, CheckResult second) {
    Map<String, List<String>> known = new TreeMap<>();
    first.byAudience().forEach(audience -> known.put(audience.audience(), audience.accepted()));
    Map<String, List<String>> more = new TreeMap<>();
    for (CheckResult.Audience audience : second.byAudience()) {
      List<String> texts = new ArrayList<>(audience.accepted());
      texts.removeAll(known.getOrDefault(audience.audience(), List.of()));
      if (!texts.isEmpty()) {
        more.put(audience.audience(), texts);
      }
    }
    return more;
  }
}
