// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notices;
import org.candorcms.api.page.PageRenderer;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.candorcms.disclosure.proof.Publication;
import org.candorcms.disclosure.proof.Records;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks over every published page and checks it anew, because themes, rules and relations change
 * without a publication. The walk is kept after each page: one that was cut off goes on where it
 * was. It has the time that nobody else needs: it begins a while after the start, rests after each
 * page, and gives way to an editor who asks for a walk at once.
 */
@Component(
    service = {Task.class, Monitor.class},
    configurationPid = DisclosureSettings.PID)
public final class Monitor implements Task {
  private static final Logger log = LoggerFactory.getLogger(Monitor.class);
  private static final String NOTICE = "disclosure.pages";
  private static final String LAYOUT_NOTICE = "disclosure.layout";
  private static final String BROWSER_NOTICE = "disclosure.browser";

  /** How often it looks whether a walk is due. */
  private static final Duration LOOK = Duration.ofMinutes(5);

  /** A start has enough to do. */
  private static final Duration SETTLING = Duration.ofMinutes(3);

  private final Supplier<SortedSet<String>> paths;
  private final PageRenderer renderer;
  private final Reporter reporter;
  private final PageReports reports;
  private final Records records;
  private final Clock clock;
  private final @Nullable Notices notices;
  private final Duration every;
  private final Supplier<Pace> gentle;
  private final Instant begun;
  private final ReentrantLock walking = new ReentrantLock();
  private final AtomicInteger waiting = new AtomicInteger();

  /** What a walk found. */
  public record Result(long pages, long blocked) {}

  /** Gets its surroundings. */
  @Activate
  public Monitor(
      @Reference SitePaths paths,
      @Reference PageRenderer renderer,
      @Reference Reporter reporter,
      @Reference PageReports reports,
      @Reference Records records,
      @Reference Clock clock,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Notices notices,
      DisclosureSettings settings) {
    this(
        paths::all,
        renderer,
        reporter,
        reports,
        records,
        clock,
        notices,
        Duration.ofHours(Math.max(1, Math.min(720, settings.monitor$_$hours()))),
        Pace::gentle);
  }

  Monitor(
      Supplier<SortedSet<String>> paths,
      PageRenderer renderer,
      Reporter reporter,
      PageReports reports,
      Records records,
      Clock clock,
      @Nullable Notices notices,
      Duration every,
      Supplier<Pace> gentle) {
    this.paths = paths;
    this.renderer = renderer;
    this.reporter = reporter;
    this.reports = reports;
    this.records = records;
    this.clock = clock;
    this.notices = notices;
    this.every = every;
    this.gentle = gentle;
    this.begun = clock.instant();
  }

  @Override
  public String name() {
    return "disclosure.monitor";
  }

  @Override
  public Duration every() {
    return LOOK;
  }

  @Override
  public void run(Progress progress) throws InterruptedException {
    Instant now = clock.instant();
    boolean settled = !now.isBefore(begun.plus(SETTLING));
    if (settled && due(now)) {
      walking.lockInterruptibly();
      try {
        // An editor's walk may have ended while this one waited.
        if (due(clock.instant())) {
          walkAlone(progress, gentle.get(), this::awaited);
        }
      } finally {
        walking.unlock();
      }
    }
    progress.message(reports.walk().map(Monitor::summary).orElse("No page is checked yet"));
  }

  /** Whether somebody waits for a walk of their own. */
  boolean awaited() {
    return waiting.get() > 0;
  }

  /** A walk that was cut off is due at once; one that ended, when its time is over. */
  private boolean due(Instant now) {
    return reports
        .walk()
        .flatMap(PageReports.Walk::endedAt)
        .map(ended -> !now.isBefore(ended.plus(every)))
        .orElse(true);
  }

  private static String summary(PageReports.Walk walk) {
    return walk.done()
        + (walk.endedAt().isPresent() ? "" : " of " + walk.total())
        + " pages checked, "
        + walk.blocked()
        + " with a finding that blocks";
  }

  /** Walks without a rest, or goes on with a walk that was cut off: somebody waits for it. */
  public Result walk(Progress progress) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      walking.lockInterruptibly();
    } finally {
      waiting.decrementAndGet();
    }
    try {
      return walkAlone(progress, Pace.unbroken(), () -> false);
    } finally {
      walking.unlock();
    }
  }

  private Result walkAlone(Progress progress, Pace pace, BooleanSupplier givesWay)
      throws InterruptedException {
    SortedSet<String> all = paths.get();
    PageReports.Walk walk =
        reports
            .walk()
            .filter(last -> last.endedAt().isEmpty())
            .orElseGet(
                () ->
                    new PageReports.Walk(
                        Registry.newId(),
                        "",
                        0,
                        all.size(),
                        0,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Optional.empty()));
    List<String> rest = List.copyOf(all.tailSet(walk.after() + '\0'));
    walk = at(walk, walk.after(), walk.done(), walk.done() + rest.size(), walk.blocked());
    reports.save(walk);
    for (String path : rest) {
      pace.rest();
      if (progress.cancelled()
          || givesWay.getAsBoolean()
          || Thread.currentThread().isInterrupted()) {
        return new Result(walk.done(), walk.blocked());
      }
      walk = page(path, walk);
      progress.at(walk.done(), walk.total());
    }
    reports.save(
        new PageReports.Walk(
            walk.id(),
            walk.after(),
            walk.done(),
            walk.total(),
            walk.blocked(),
            walk.startedAt(),
            Optional.of(clock.instant().truncatedTo(ChronoUnit.MICROS))));
    tell(walk.blocked());
    return new Result(walk.done(), walk.blocked());
  }

  private static PageReports.Walk at(
      PageReports.Walk walk, String after, long done, long total, long blocked) {
    return new PageReports.Walk(
        walk.id(), after, done, total, blocked, walk.startedAt(), Optional.empty());
  }

  private PageReports.Walk page(String path, PageReports.Walk walk) {
    try {
      Optional<RenderedPage> page = renderer.render(path, "");
      if (page.isPresent()) {
        PageReport report = reporter.report(page.get());
        Publication seen = report.publication("observed");
        boolean owed = !report.relations().isEmpty() || !report.label().isEmpty();
        if (owed && !records.knows(seen)) {
          records.add(seen);
        }
        PageReports.Walk next =
            at(
                walk,
                path,
                walk.done() + 1,
                walk.total(),
                walk.blocked() + (report.blocked() > 0 ? 1 : 0));
        reports.save(report, Optional.of(next));
        return next;
      }
    } catch (RuntimeException | LinkageError broken) {
      log.warn("{} could not be checked", path, broken);
    }
    PageReports.Walk next = at(walk, path, walk.done() + 1, walk.total(), walk.blocked());
    reports.save(next);
    return next;
  }

  /** Nobody asks for a notice, and several may read it: it speaks the language of the site. */
  private Wording wording() {
    return Wording.in(reports.languages());
  }

  private void tell(long blocked) {
    Notices told = notices;
    if (told == null) {
      return;
    }
    if (blocked == 0) {
      told.resolve(NOTICE);
    } else {
      told.raise(
          notice(NOTICE, Notice.Severity.WARNING, wording().say("notice.pages", "n", blocked)));
    }
    tellOfLayouts(told);
  }

  /** A theme can hide the labels of all pages at once, so it has a notice of its own. */
  private void tellOfLayouts(Notices told) {
    Wording wording = wording();
    Optional<PageReports.Affected> hidden = reports.affected(LayoutCheck.CODE, wording);
    Optional<PageReports.Affected> unseen = reports.affected(LayoutCheck.NOT_CHECKED, wording);
    hidden.ifPresent(
        found ->
            told.raise(
                notice(
                        LAYOUT_NOTICE,
                        Notice.Severity.URGENT,
                        wording.say(
                            "notice.layout",
                            "n",
                            found.pages(),
                            "path",
                            found.path(),
                            "finding",
                            found.message()))
                    .withData(
                        Map.of(
                            "pages",
                            found.pages(),
                            "path",
                            found.path(),
                            "finding",
                            found.message()))));
    unseen.ifPresent(
        found ->
            told.raise(
                notice(
                    BROWSER_NOTICE,
                    Notice.Severity.WARNING,
                    wording.say(
                        "notice.browser", "n", found.pages(), "finding", found.message()))));
    if (unseen.isEmpty()) {
      told.resolve(BROWSER_NOTICE);
      if (hidden.isEmpty()) {
        told.resolve(LAYOUT_NOTICE);
      }
    }
  }

  private static Notice notice(String key, Notice.Severity severity, String title) {
    return Notice.of(key, key, severity, title, "/admin/#/disclosure.findings", Role.EDITOR);
  }
}
