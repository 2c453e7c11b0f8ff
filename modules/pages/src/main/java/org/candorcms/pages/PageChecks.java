// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.candorcms.api.check.Finding;
import org.candorcms.api.check.PageCheck;
import org.candorcms.api.page.PageRenderer;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.service.Services;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every {@link PageCheck} about a page that is about to be published. They run side by side in
 * threads of their own, so that one that hangs costs the time limit and nothing else.
 */
@Component(service = PageChecks.class)
public final class PageChecks {
  private static final Logger log = LoggerFactory.getLogger(PageChecks.class);
  private static final int SHOWN = 100;

  private final PageRenderer renderer;
  private final Previews previews;
  private final Duration limit;
  final Services<PageCheck> checks = new Services<>();

  /** Binds the services. */
  @Activate
  public PageChecks(@Reference PageRenderer renderer, @Reference Previews previews) {
    this(renderer, previews, Duration.ofSeconds(20));
  }

  PageChecks(PageRenderer renderer, Previews previews, Duration limit) {
    this.renderer = renderer;
    this.previews = previews;
    this.limit = limit;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<PageCheck> check) {
    checks.add(check);
  }

  void remove(ComponentServiceObjects<PageCheck> check) {
    checks.remove(check);
  }

  static boolean blocks(Finding finding) {
    return finding.severity() == Finding.Severity.BLOCK;
  }

  /** What the checks say about a draft, blocking findings first, in a language of the reader. */
  List<Finding> of(String id, PageDraft draft, Instant now, List<Locale> readers) {
    if (checks.isEmpty()) {
      return List.of();
    }
    Optional<RenderedPage> page =
        rendered(draft.path(), previews.token(id, now.plus(Previews.VALID)));
    if (page.isEmpty()) {
      return List.of(
          Finding.warning(
              "check.not-rendered", "The page could not be rendered, so it was not checked."));
    }
    Map<PageCheck, FutureTask<List<Finding>>> running = new LinkedHashMap<>();
    for (PageCheck check : checks.all()) {
      running.put(check, started(() -> check.check(page.get(), readers)));
    }
    long deadline = System.nanoTime() + limit.toNanos();
    List<Finding> all = new ArrayList<>();
    running.forEach((check, task) -> all.addAll(answer(check, task, deadline)));
    all.sort(java.util.Comparator.comparing(Finding::severity));
    return all.size() > SHOWN ? List.copyOf(all.subList(0, SHOWN)) : all;
  }

  /**
   * The warnings about a draft.
   *
   * @throws ProblemException 422 with what blocks
   */
  List<Finding> require(String id, PageDraft draft, Instant now, List<Locale> readers) {
    List<Finding> findings = of(id, draft, now, readers);
    List<FieldError> errors =
        findings.stream().filter(PageChecks::blocks).map(PageChecks::error).toList();
    if (!errors.isEmpty()) {
      throw new ProblemException(
          PageProblem.NOT_PUBLISHABLE, errors.get(0).message(), errors, Map.of());
    }
    return findings;
  }

  private static FieldError error(Finding finding) {
    StringBuilder text = new StringBuilder(finding.message());
    if (!finding.place().excerpt().isEmpty()) {
      text.append(" At: “").append(finding.place().excerpt()).append("”.");
    }
    for (String more : List.of(finding.why(), finding.fix())) {
      if (!more.isEmpty()) {
        text.append(' ').append(more);
      }
    }
    return new FieldError("", finding.code(), text.toString());
  }

  /** Tells every check, in the background, that a page went public. */
  void published(String path, String by) {
    if (!checks.isEmpty()) {
      started(
          () -> {
            rendered(path, "")
                .ifPresent(page -> checks.all().forEach(check -> tell(check, page, by)));
            return List.of();
          });
    }
  }

  private static void tell(PageCheck check, RenderedPage page, String by) {
    try {
      check.published(page, by);
    } catch (RuntimeException | LinkageError e) {
      log.warn("a check could not be told that {} was published", page.path(), e);
    }
  }

  private Optional<RenderedPage> rendered(String path, String preview) {
    try {
      return renderer.render(path, preview);
    } catch (RuntimeException | LinkageError e) {
      log.warn("{} cannot be rendered for its checks", path, e);
      return Optional.empty();
    }
  }

  private static FutureTask<List<Finding>> started(
      java.util.concurrent.Callable<List<Finding>> work) {
    FutureTask<List<Finding>> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "candor-page-check");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private List<Finding> answer(PageCheck check, FutureTask<List<Finding>> task, long deadline) {
    try {
      return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return failed(check, "check.slow", "took longer than " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      return failed(check, "check.failed", "failed", e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return failed(check, "check.failed", "was interrupted", e);
    }
  }

  private static List<Finding> failed(PageCheck check, String code, String what, Throwable cause) {
    String name = name(check);
    log.warn("the check {} {}; pages are published without it", name, what, cause);
    return List.of(
        Finding.warning(
            code, "The check " + name + " " + what + ", so the page was not checked by it."));
  }

  private static String name(PageCheck check) {
    try {
      return check.name();
    } catch (RuntimeException | LinkageError gone) {
      return "of a plugin that has left";
    }
  }
}
