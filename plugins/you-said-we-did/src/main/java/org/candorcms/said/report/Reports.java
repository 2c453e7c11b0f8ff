// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candorcms.api.json.Json;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Status;
import org.candorcms.said.store.ActionRow;
import org.candorcms.said.store.RevisionRow;
import org.candorcms.said.store.SnapshotRow;
import org.candorcms.said.store.TagRow;
import org.candorcms.said.store.ThemeRow;
import org.candorcms.said.voice.Counts;
import org.candorcms.said.voice.Writing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the report of a month and keeps it. */
@Component(service = Reports.class)
public final class Reports {
  private static final int MOST_ACTIONS = 2_000;

  private final Store store;
  private final Clock clock;
  private final Json json;

  /** Gets its surroundings. */
  @Activate
  public Reports(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock clock,
      @Reference Json json) {
    this.store = store;
    this.clock = clock;
    this.json = json;
  }

  /**
   * A kept report.
   *
   * @param id names its content: the same numbers have the same id
   */
  public record Snapshot(String id, String month, long createdAt, MonthReport report) {}

  /** Freezes the numbers of a month; the same numbers again are the same snapshot. */
  public Snapshot freeze(YearMonth month) {
    MonthReport report = peek(month);
    String document = json.write(report);
    String id = month + "-" + digest(document);
    Writing.again(
        store,
        em -> {
          if (em.find(SnapshotRow.class, id) == null) {
            SnapshotRow row = new SnapshotRow();
            row.id = id;
            row.reportMonth = month.toString();
            row.createdAt = clock.millis();
            row.document = document;
            em.persist(row);
          }
          return true;
        });
    return find(id).orElseThrow();
  }

  /** The numbers of a month as they are now; nothing is kept. */
  public MonthReport peek(YearMonth month) {
    return store.read(em -> make(em, month));
  }

  /** A snapshot by id. */
  public Optional<Snapshot> find(String id) {
    return store.read(
        em -> Optional.ofNullable(em.find(SnapshotRow.class, id)).map(this::snapshot));
  }

  private Snapshot snapshot(SnapshotRow row) {
    return new Snapshot(
        row.id, row.reportMonth, row.createdAt, json.read(row.document, MonthReport.class));
  }

  /** The snapshots, latest first, at most 200. */
  public List<Snapshot> all() {
    return store.read(
        em ->
            em
                .createQuery(
                    "select s from SnapshotRow s order by s.reportMonth desc, s.createdAt desc",
                    SnapshotRow.class)
                .setMaxResults(200)
                .getResultList()
                .stream()
                .map(this::snapshot)
                .toList());
  }

  private static MonthReport make(EntityManager em, YearMonth month) {
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    Map<String, Map<String, Long>> sums = new HashMap<>();
    em.createQuery(
            "select c.facet, c.name, sum(c.voices) from CountRow c where c.facet <> 'lock' and"
                + " c.dayOn between :first and :last group by c.facet, c.name",
            Object[].class)
        .setParameter("first", first)
        .setParameter("last", last)
        .getResultList()
        .forEach(
            line ->
                sums.computeIfAbsent((String) line[0], facet -> new HashMap<>())
                    .put((String) line[1], ((Number) line[2]).longValue()));
    Long before =
        em.createQuery(
                "select sum(c.voices) from CountRow c where c.facet = 'all' and c.dayOn between"
                    + " :first and :last",
                Long.class)
            .setParameter("first", first.minusMonths(1))
            .setParameter("last", first.minusDays(1))
            .getSingleResult();
    Map<String, String> tags =
        em.createQuery("select t from TagRow t", TagRow.class).getResultList().stream()
            .collect(Collectors.toMap(t -> t.id, t -> t.label));
    Map<String, String> themes =
        em
            .createQuery("select t from ThemeRow t where t.mergedInto = ''", ThemeRow.class)
            .setMaxResults(5_000)
            .getResultList()
            .stream()
            .collect(Collectors.toMap(t -> t.id, t -> t.title));
    List<MonthReport.ActionLine> actions = actions(em, first, last);
    Map<String, Long> statuses = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      statuses.put(status.text(), 0L);
    }
    actions.forEach(action -> statuses.merge(action.status(), 1L, Long::sum));
    return new MonthReport(
        month.toString(),
        sums.getOrDefault(Counts.ALL, Map.of()).getOrDefault("", 0L),
        before == null ? 0 : before,
        lines(sums.getOrDefault(Counts.SOURCE, Map.of()), Map.of()),
        lines(sums.getOrDefault(Counts.LANG, Map.of()), Map.of()),
        lines(sums.getOrDefault(Counts.TAG, Map.of()), tags),
        lines(sums.getOrDefault(Counts.THEME, Map.of()), themes),
        actions,
        statuses.entrySet().stream()
            .map(e -> new MonthReport.Line(e.getKey(), e.getKey(), e.getValue()))
            .toList());
  }

  private static List<MonthReport.Line> lines(Map<String, Long> sums, Map<String, String> labels) {
    return sums.entrySet().stream()
        .filter(e -> e.getValue() != 0)
        .map(
            e ->
                new MonthReport.Line(
                    e.getKey(), labels.getOrDefault(e.getKey(), e.getKey()), e.getValue()))
        .sorted(
            (a, b) -> {
              int more = Long.compare(b.count(), a.count());
              return more != 0 ? more : a.id().compareTo(b.id());
            })
        .toList();
  }

  /** Actions that were there at the end of the month, with the status they had then. */
  private static List<MonthReport.ActionLine> actions(
      EntityManager em, LocalDate first, LocalDate last) {
    long start = millis(first);
    long end = millis(last.plusDays(1));
    Map<String, RevisionRow> then = new HashMap<>();
    em.createQuery(
            "select r from RevisionRow r where r.madeAt < :end and r.version = (select"
                + " max(x.version) from RevisionRow x where x.actionId = r.actionId and x.madeAt <"
                + " :end)",
            RevisionRow.class)
        .setParameter("end", end)
        .setMaxResults(MOST_ACTIONS)
        .getResultList()
        .forEach(row -> then.put(row.actionId, row));
    List<MonthReport.ActionLine> lines = new ArrayList<>();
    for (ActionRow row :
        em.createQuery(
                "select a from ActionRow a where a.mergedInto = '' and a.createdAt < :end order by"
                    + " a.id",
                ActionRow.class)
            .setParameter("end", end)
            .setMaxResults(MOST_ACTIONS)
            .getResultList()) {
      RevisionRow revision = then.get(row.id);
      if (revision != null) {
        Status status = Status.of(revision.status).orElseThrow();
        LocalDate due = row.dueOn;
        long late =
            due == null || status.closed() ? 0 : Math.max(0, ChronoUnit.DAYS.between(due, last));
        lines.add(
            new MonthReport.ActionLine(
                row.id,
                row.title,
                row.lang,
                status.text(),
                row.saidVoices,
                row.saidOf,
                due,
                late,
                revision.madeAt >= start));
      }
    }
    return lines;
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static String digest(String document) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** The report as JSON. */
  public String json(MonthReport report) {
    return json.write(report);
  }

  /** The report as CSV (RFC 4180): section, id, label, number; no cell starts a formula. */
  public static String csv(MonthReport report) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord("section", "id", "label", "count");
      csv.writeRecord("voices", "", report.month(), Long.toString(report.voices()));
      csv.writeRecord("voices-month-before", "", "", Long.toString(report.previous()));
      section(csv, "source", report.bySource());
      section(csv, "language", report.byLang());
      section(csv, "tag", report.tags());
      section(csv, "theme", report.themes());
      section(csv, "status", report.byStatus());
      for (MonthReport.ActionLine action : report.actions()) {
        csv.writeRecord(
            "action:" + action.status(),
            cell(action.id()),
            cell(action.title()),
            Long.toString(action.voices()));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static void section(CsvWriter csv, String name, List<MonthReport.Line> lines) {
    for (MonthReport.Line line : lines) {
      csv.writeRecord(name, cell(line.id()), cell(line.label()), Long.toString(line.count()));
    }
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  /** The content security policy of {@link #page}. */
  public static String pagePolicy() {
    return ReportPage.policy();
  }

  /** The report as a page to print. */
  public static String page(MonthReport report, String id) {
    return new ReportPage(report, id).html();
  }
}
