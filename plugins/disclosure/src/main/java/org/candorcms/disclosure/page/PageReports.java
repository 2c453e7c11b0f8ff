// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.json.Json;
import org.candorcms.api.store.Store;
import org.candorcms.disclosure.check.FalseAlarms;
import org.candorcms.disclosure.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the last check of each page found, how far the walk is, and what was a false alarm. */
@Component(service = {PageReports.class, FalseAlarms.class})
public final class PageReports implements FalseAlarms {
  private static final String WALK = "pages";
  private static final int MAX_FINDINGS = 190_000;

  private final Store store;
  private final Json json;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public PageReports(
      @Reference(target = "(candor.store=disclosure)") Store store,
      @Reference Json json,
      @Reference Clock clock) {
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  /** A report as stored. */
  public record Stored(
      String path,
      String contentId,
      String lang,
      String title,
      String label,
      int blocked,
      int warned,
      Instant checkedAt,
      List<?> findings) {
    /** The same with its findings in the words of a language. */
    public Stored in(Wording wording) {
      return new Stored(
          path,
          contentId,
          lang,
          title,
          label,
          blocked,
          warned,
          checkedAt,
          findings.stream().map(wording::reworded).toList());
    }
  }

  /** A false alarm. */
  public record Alarm(
      String contentId, String finding, String reason, String dismissedBy, Instant dismissedAt) {}

  /**
   * A walk over all pages.
   *
   * @param after path of the last page that is done
   */
  public record Walk(
      String id,
      String after,
      long done,
      long total,
      long blocked,
      Instant startedAt,
      Optional<Instant> endedAt) {}

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Keeps a report; the walk, if there is one, is one page further in the same transaction. */
  void save(PageReport report, Optional<Walk> walk) {
    String findings = json.write(Map.of("items", report.findings()));
    store.execute(
        em -> {
          String path = report.page().path();
          PageRow row = em.find(PageRow.class, path);
          boolean created = row == null;
          if (row == null) {
            row = new PageRow();
            row.path = path;
          }
          row.contentId = report.page().contentId();
          row.lang = report.page().language().toLanguageTag();
          String title = report.page().title();
          row.title = title.length() > 300 ? title.substring(0, 300) : title;
          row.label =
              report.label().length() > 500 ? report.label().substring(0, 500) : report.label();
          row.findings =
              findings.length() > MAX_FINDINGS
                  ? json.write(Map.of("items", report.findings().subList(0, 20)))
                  : findings;
          row.blocked = report.blocked();
          row.warned = report.warned();
          row.checkedAt = now();
          row.runId = walk.map(Walk::id).orElse(row.runId);
          if (created) {
            em.persist(row);
          }
          walk.ifPresent(next -> write(Objects.requireNonNull(em.find(WalkRow.class, WALK)), next));
        });
  }

  private static void write(WalkRow row, Walk walk) {
    row.runId = walk.id();
    row.lastPath = walk.after();
    row.done = walk.done();
    row.total = walk.total();
    row.blocked = walk.blocked();
    row.startedAt = walk.startedAt();
    row.endedAt = walk.endedAt().orElse(null);
  }

  /** Begins, goes on with or ends a walk. */
  void save(Walk walk) {
    store.execute(
        em -> {
          WalkRow row = em.find(WalkRow.class, WALK);
          boolean created = row == null;
          if (row == null) {
            row = new WalkRow();
            row.name = WALK;
          }
          write(row, walk);
          if (created) {
            em.persist(row);
          }
          if (walk.endedAt().isPresent()) {
            em.createQuery("delete from PageRow p where p.runId <> :run and p.checkedAt < :start")
                .setParameter("run", walk.id())
                .setParameter("start", walk.startedAt())
                .executeUpdate();
          }
        });
  }

  /** The last walk. */
  public Optional<Walk> walk() {
    return store.read(
        em ->
            Optional.ofNullable(em.find(WalkRow.class, WALK))
                .map(
                    row ->
                        new Walk(
                            row.runId,
                            row.lastPath,
                            row.done,
                            row.total,
                            row.blocked,
                            row.startedAt,
                            Optional.ofNullable(row.endedAt))));
  }

  /** Which pages a list shows. */
  public enum Filter {
    /** All. */
    ALL,
    /** Those with any finding. */
    FOUND,
    /** Those with a finding that blocks. */
    BLOCKED,
    /** Those with a label. */
    LABELLED,
    /** Those whose layout hides the label. */
    LAYOUT
  }

  private static String where(Filter filter) {
    return switch (filter) {
      case ALL -> "";
      case FOUND -> " and (p.blocked > 0 or p.warned > 0)";
      case BLOCKED -> " and p.blocked > 0";
      case LABELLED -> " and p.label <> ''";
      case LAYOUT -> " and p.findings like '" + like(LayoutCheck.CODE) + "'";
    };
  }

  /** How the findings are written that have a code. */
  private static String like(String code) {
    return "%\"code\":\"" + code + "\"%";
  }

  /**
   * Pages with a certain finding.
   *
   * @param pages how many
   * @param path the first of them
   * @param message what was found there
   */
  record Affected(long pages, String path, String message) {}

  /** The pages that have a finding of a code, in the words of a language. */
  Optional<Affected> affected(String code, Wording wording) {
    return store.read(
        em -> {
          long pages =
              em.createQuery(
                      "select count(p) from PageRow p where p.findings like :code", Long.class)
                  .setParameter("code", like(code))
                  .getSingleResult();
          return em
              .createQuery(
                  "select p from PageRow p where p.findings like :code order by p.path",
                  PageRow.class)
              .setParameter("code", like(code))
              .setMaxResults(1)
              .getResultList()
              .stream()
              .findFirst()
              .map(row -> new Affected(pages, row.path, message(stored(row).in(wording), code)));
        });
  }

  private static String message(Stored report, String code) {
    for (Object each : report.findings()) {
      if (each instanceof Map<?, ?> finding && code.equals(finding.get("code"))) {
        return String.valueOf(finding.get("message"));
      }
    }
    return "";
  }

  /** Reports after a path, by path. */
  public List<Stored> list(Filter filter, String after, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select p from PageRow p where p.path > :after"
                        + where(filter)
                        + " order by p.path",
                    PageRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(this::stored)
                .toList());
  }

  /** Languages of the pages, that of most of them first. */
  List<Locale> languages() {
    return store.read(
        em ->
            em
                .createQuery(
                    "select p.lang from PageRow p group by p.lang order by count(p) desc, p.lang",
                    String.class)
                .getResultList()
                .stream()
                .map(Locale::forLanguageTag)
                .toList());
  }

  /** How many reports there are. */
  public long count(Filter filter) {
    return store.read(
        em ->
            em.createQuery(
                    "select count(p) from PageRow p where p.path > ''" + where(filter), Long.class)
                .getSingleResult());
  }

  private Stored stored(PageRow row) {
    return new Stored(
        row.path,
        row.contentId,
        row.lang,
        row.title,
        row.label,
        row.blocked,
        row.warned,
        row.checkedAt,
        json.readObject(row.findings).get("items") instanceof List<?> findings
            ? findings
            : List.of());
  }

  @Override
  public Set<String> of(String contentId) {
    if (contentId.isEmpty()) {
      return Set.of();
    }
    return store.read(
        em ->
            new HashSet<>(
                em.createQuery(
                        "select a.finding from AlarmRow a where a.contentId = :id", String.class)
                    .setParameter("id", contentId)
                    .getResultList()));
  }

  /** Remembers that a finding is a false alarm on this content. */
  public void dismiss(String contentId, String finding, String reason, String by) {
    store.execute(
        em -> {
          @Nullable AlarmRow row = em.find(AlarmRow.class, new AlarmRow.Key(contentId, finding));
          boolean created = row == null;
          if (row == null) {
            row = new AlarmRow();
            row.contentId = contentId;
            row.finding = finding;
          }
          row.reason = reason;
          row.dismissedBy = by;
          row.dismissedAt = now();
          if (created) {
            em.persist(row);
          }
        });
  }

  /** Forgets a false alarm; whether there was one. */
  public boolean restore(String contentId, String finding) {
    return store.write(
        em -> {
          @Nullable AlarmRow row = em.find(AlarmRow.class, new AlarmRow.Key(contentId, finding));
          if (row != null) {
            em.remove(row);
          }
          return row != null;
        });
  }

  /** The newest false alarms. */
  public List<Alarm> alarms(int limit) {
    return store.read(
        em ->
            em
                .createQuery("select a from AlarmRow a order by a.dismissedAt desc", AlarmRow.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(a -> new Alarm(a.contentId, a.finding, a.reason, a.dismissedBy, a.dismissedAt))
                .toList());
  }
}
