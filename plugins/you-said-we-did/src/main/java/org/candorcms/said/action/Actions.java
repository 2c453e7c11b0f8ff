// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.said.promise.ActionRules;
import org.candorcms.said.promise.Finding;
import org.candorcms.said.promise.Finding.Severity;
import org.candorcms.said.store.ActionRow;
import org.candorcms.said.store.DisputeRow;
import org.candorcms.said.store.RedirectRow;
import org.candorcms.said.store.RevisionRow;
import org.candorcms.said.store.ThemeRow;
import org.candorcms.said.store.VoiceRow;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The actions: reading, writing, their addresses and their history. */
@Component(service = Actions.class)
public final class Actions {
  /** Cache tag of everything that shows actions. */
  public static final String TAG = "said";

  /** Disputes of distinct visitors that reopen an action. */
  public static final int DISPUTES_REOPEN = 5;

  /** Purpose of the consent that a quote needs. */
  public static final String QUOTE = "said.quote";

  /** Place of that consent. */
  public static final String SITE = "site";

  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18}):([A-Za-z0-9._-]{1,128})");

  private final Store store;
  private final Clock clock;
  private final CacheTags cache;
  private final Json json;
  private final Consents consents;
  private final ActionRules rules;

  /** Gets its surroundings. */
  @Activate
  public Actions(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache,
      @Reference Json json,
      @Reference Consents consents,
      @Reference ActionRules rules) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
    this.json = json;
    this.consents = consents;
    this.rules = rules;
  }

  /** The subject of consents about a voice. */
  public static String subject(String voice) {
    return "said.voice:" + voice;
  }

  /** The present day, by which due dates are judged. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * Stores an action; it is public at once.
   *
   * @param by who writes, for the history
   * @throws ProblemException 422 with a finding each where the rules refuse it, 412 if the
   *     precondition does not hold
   */
  public Saved save(ActionEdit edit, String by, Precondition precondition) {
    List<Finding> findings = rules.check(edit);
    refuse(findings);
    Set<String> quotable = quotable(edit.quotes().stream().map(ActionEdit.Excerpt::voice).toList());
    boolean[] created = new boolean[1];
    store.execute(
        em -> {
          ActionWriter writer = new ActionWriter(em, clock, json);
          ActionRow row = em.find(ActionRow.class, edit.id());
          precondition.check(row == null ? 0 : row.version);
          if (row != null && !row.mergedInto.isEmpty()) {
            throw new ProblemException(
                CommonProblem.CONFLICT, "This action was merged into " + row.mergedInto);
          }
          checkReferences(em, edit);
          created[0] = row == null;
          writer.save(row, edit, quotable, by);
        });
    changed();
    return new Saved(
        find(edit.id()).orElseThrow(),
        created[0],
        findings.stream().filter(f -> f.severity() == Severity.WARN).toList());
  }

  /**
   * Changes nothing but the status, and adds evidence.
   *
   * @throws ProblemException as {@link #save}
   */
  public Saved status(
      String id,
      Status status,
      List<Action.Evidence> evidence,
      String by,
      Precondition precondition) {
    Action action = required(id);
    return save(ActionEdit.of(action).with(status, evidence), by, precondition);
  }

  private static void refuse(List<Finding> findings) {
    List<FieldError> errors =
        findings.stream()
            .filter(f -> f.severity() == Severity.BLOCK)
            .map(f -> new FieldError(f.pointer(), f.code(), f.message() + ". " + f.fix()))
            .toList();
    if (!errors.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE, errors.get(0).message(), errors, Map.of());
    }
  }

  private static void checkReferences(EntityManager em, ActionEdit edit) {
    List<FieldError> errors = new ArrayList<>();
    if (!edit.theme().isEmpty() && em.find(ThemeRow.class, edit.theme()) == null) {
      errors.add(new FieldError("/theme", "unknown", "There is no theme " + edit.theme()));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE, errors.get(0).message(), errors, Map.of());
    }
  }

  /** Which voices may be quoted now. */
  private Set<String> quotable(Collection<String> voices) {
    if (voices.isEmpty()) {
      return Set.of();
    }
    Set<String> granted =
        consents.granted(voices.stream().map(Actions::subject).distinct().toList(), QUOTE, SITE);
    return voices.stream().filter(v -> granted.contains(subject(v))).collect(Collectors.toSet());
  }

  /** An action by id; one that was merged is not found any more, see {@link #resolve}. */
  public Optional<Action> find(String id) {
    return one(em -> Optional.ofNullable(em.find(ActionRow.class, id)))
        .filter(action -> action.id().equals(id));
  }

  /** An action by id; for one that was merged, the one that it is part of now. */
  public Optional<Action> resolve(String id) {
    return one(em -> target(em, id));
  }

  /**
   * An action by id, merged ones followed.
   *
   * @throws ProblemException 404
   */
  public Action required(String id) {
    return resolve(id)
        .orElseThrow(
            () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no action with this id"));
  }

  private static Optional<ActionRow> target(EntityManager em, String id) {
    ActionRow row = em.find(ActionRow.class, id);
    return row == null || row.mergedInto.isEmpty()
        ? Optional.ofNullable(row)
        : Optional.ofNullable(em.find(ActionRow.class, row.mergedInto));
  }

  /**
   * The action that an address leads to. Where {@link Action#slug()} differs from the one asked
   * for, the address is an old one and should be redirected.
   */
  public Optional<Action> at(String slug) {
    return one(
        em -> {
          List<ActionRow> rows =
              em.createQuery("select a from ActionRow a where a.slug = :slug", ActionRow.class)
                  .setParameter("slug", slug)
                  .getResultList();
          if (!rows.isEmpty()) {
            return target(em, rows.get(0).id);
          }
          RedirectRow redirect = em.find(RedirectRow.class, slug);
          return redirect == null ? Optional.empty() : target(em, redirect.actionId);
        });
  }

  private Optional<Action> one(Function<EntityManager, Optional<ActionRow>> work) {
    return read(em -> work.apply(em).stream().toList()).stream().findFirst();
  }

  /** Reads rows with what belongs to them: three queries, however many rows. */
  private List<Action> read(Function<EntityManager, List<ActionRow>> work) {
    ActionReader reader = store.read(em -> ActionReader.of(em, work.apply(em)));
    return reader.actions(quotable(reader.quoted()));
  }

  /** Part of a list, latest change first. */
  public ActionPage list(ActionFilter filter, String cursor, int limit) {
    Position after = position(cursor);
    long[] total = new long[1];
    List<Action> items =
        read(
            em -> {
              total[0] =
                  where(
                          em,
                          "select count(a) from ActionRow a",
                          filter,
                          Long.class,
                          Position.START,
                          "")
                      .getSingleResult();
              return where(
                      em,
                      "select a from ActionRow a",
                      filter,
                      ActionRow.class,
                      after,
                      " order by a.changedAt desc, a.id desc")
                  .setMaxResults(limit + 1)
                  .getResultList();
            });
    if (items.size() <= limit) {
      return new ActionPage(items, Optional.empty(), total[0]);
    }
    List<Action> part = items.subList(0, limit);
    Action last = part.get(limit - 1);
    return new ActionPage(
        part, Optional.of(last.changedAt().toEpochMilli() + ":" + last.id()), total[0]);
  }

  private <T> TypedQuery<T> where(
      EntityManager em,
      String select,
      ActionFilter filter,
      Class<T> type,
      Position after,
      String order) {
    StringBuilder sql = new StringBuilder(select).append(" where a.mergedInto = ''");
    Map<String, Object> values = new HashMap<>();
    if (!filter.lang().isEmpty()) {
      sql.append(" and a.lang = :lang");
      values.put("lang", filter.lang());
    }
    if (!filter.statuses().isEmpty()) {
      sql.append(" and a.status in :statuses");
      values.put("statuses", filter.statuses().stream().map(Status::text).toList());
    }
    if (!filter.theme().isEmpty()) {
      sql.append(" and a.themeId = :theme");
      values.put("theme", filter.theme());
    }
    if (!filter.product().isEmpty()) {
      sql.append(" and a.product = :product");
      values.put("product", filter.product());
    }
    if (filter.overdueOnly()) {
      sql.append(" and a.dueOn < :today and a.status in :open");
      values.put("today", today());
      values.put("open", ActionWriter.OPEN);
    }
    if (filter.disputedOnly()) {
      sql.append(" and a.disputedAt > 0 and a.status in :open");
      values.put("open", ActionWriter.OPEN);
    }
    if (after.at < Long.MAX_VALUE) {
      sql.append(" and (a.changedAt < :at or (a.changedAt = :at and a.id < :id))");
      values.put("at", after.at);
      values.put("id", after.id);
    }
    TypedQuery<T> query = em.createQuery(sql + order, type);
    values.forEach(query::setParameter);
    return query;
  }

  private record Position(long at, String id) {
    static final Position START = new Position(Long.MAX_VALUE, "");
  }

  private static Position position(String cursor) {
    if (cursor.isEmpty()) {
      return Position.START;
    }
    Matcher matcher = CURSOR.matcher(cursor);
    if (!matcher.matches()) {
      throw ProblemException.invalid("cursor", "cursor", "cursor is not one of ours");
    }
    return new Position(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  /** How many there are, in a language or ({@code ""}) in all. */
  public Summary summary(String lang) {
    LocalDate today = today();
    return store.read(
        em -> {
          String in = lang.isEmpty() ? "" : " and a.lang = :lang";
          Map<Status, Long> counts = new EnumMap<>(Status.class);
          for (Status status : Status.values()) {
            counts.put(status, 0L);
          }
          TypedQuery<Object[]> grouped =
              em.createQuery(
                  "select a.status, count(a), sum(case when a.dueOn < :today then 1 else 0 end),"
                      + " sum(case when a.disputedAt > 0 then 1 else 0 end)"
                      + " from ActionRow a where a.mergedInto = ''"
                      + in
                      + " group by a.status",
                  Object[].class);
          grouped.setParameter("today", today);
          if (!lang.isEmpty()) {
            grouped.setParameter("lang", lang);
          }
          long total = 0;
          long overdue = 0;
          long disputed = 0;
          for (Object[] line : grouped.getResultList()) {
            Status status = Status.of((String) line[0]).orElseThrow();
            long count = ((Number) line[1]).longValue();
            counts.put(status, count);
            total += count;
            if (!status.closed()) {
              overdue += ((Number) line[2]).longValue();
              disputed += ((Number) line[3]).longValue();
            }
          }
          return new Summary(counts, total, overdue, disputed);
        });
  }

  /** The history of an action, newest first, at most 200. */
  public List<Revision> history(String id) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select r from RevisionRow r where r.actionId = :id order by r.version desc",
                    RevisionRow.class)
                .setParameter("id", id)
                .setMaxResults(200)
                .getResultList()
                .stream()
                .map(
                    r ->
                        new Revision(
                            r.version,
                            Instant.ofEpochMilli(r.madeAt),
                            r.madeBy,
                            r.what,
                            Status.of(r.status).orElseThrow(),
                            r.changeNo,
                            r.document))
                .toList());
  }

  /**
   * A visitor says that it is not done for them. The fifth one reopens the action.
   *
   * @param visitor keyed hash of who it is; the same one counts once in a round
   * @return the action after it
   * @throws ProblemException 404; 409 if it is not closed
   */
  public Disputed dispute(String id, String visitor, String note) {
    Disputed result =
        store.write(
            em -> {
              ActionRow row =
                  target(em, id)
                      .orElseThrow(
                          () ->
                              new ProblemException(
                                  CommonProblem.NOT_FOUND, "There is no action with this id"));
              // Taking the row first makes two disputes of one moment follow each other.
              em.lock(row, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
              em.refresh(row);
              Status status = Status.of(row.status).orElseThrow();
              if (!status.closed()) {
                if (row.disputedAt > 0) {
                  return new Disputed(row.id, row.disputes, false, true);
                }
                throw new ProblemException(
                    CommonProblem.CONFLICT, "Only what is done, or could not be, can be disputed");
              }
              DisputeRow.Key key = new DisputeRow.Key(row.id, row.disputeRound, visitor);
              if (em.find(DisputeRow.class, key) != null) {
                return new Disputed(row.id, row.disputes, false, false);
              }
              DisputeRow dispute = new DisputeRow();
              dispute.actionId = row.id;
              dispute.roundNo = row.disputeRound;
              dispute.visitor = visitor;
              dispute.note = note;
              dispute.madeAt = clock.millis();
              em.persist(dispute);
              row.disputes++;
              boolean reopens = row.disputes >= DISPUTES_REOPEN;
              if (reopens) {
                new ActionWriter(em, clock, json).reopen(row);
              }
              return new Disputed(row.id, row.disputes, reopens, reopens);
            });
    changed();
    return result;
  }

  /**
   * What a dispute did.
   *
   * @param disputes visitors in the present round
   * @param reopenedNow whether this one reopened it
   * @param disputed whether it stands open as disputed
   */
  public record Disputed(String id, long disputes, boolean reopenedNow, boolean disputed) {}

  /** Notes of the present round of disputes, newest first, at most 100, for editors. */
  public List<String> disputeNotes(String id) {
    return store.read(
        em ->
            em.createQuery(
                    "select d.note from DisputeRow d where d.actionId = :id and d.note <> ''"
                        + " order by d.madeAt desc",
                    String.class)
                .setParameter("id", id)
                .setMaxResults(100)
                .getResultList());
  }

  /**
   * Makes one action of two: followers, quotes and old addresses of the source go to the target.
   *
   * @return the target
   * @throws ProblemException 404; 409 if they are the same
   */
  public Action merge(String source, String into, String by) {
    if (source.equals(into)) {
      throw new ProblemException(CommonProblem.CONFLICT, "An action cannot be merged with itself");
    }
    store.execute(
        em -> {
          ActionRow from = open(em, source);
          ActionRow to = open(em, into);
          new ActionWriter(em, clock, json).merge(from, to, by);
        });
    changed();
    return find(into).orElseThrow();
  }

  /**
   * Makes a second action out of a part of one; its followers follow both.
   *
   * @return the new action
   */
  public Action split(String source, ActionEdit part, String by) {
    refuse(rules.check(part));
    Set<String> quotable = quotable(part.quotes().stream().map(ActionEdit.Excerpt::voice).toList());
    store.execute(
        em -> {
          ActionRow from = open(em, source);
          if (em.find(ActionRow.class, part.id()) != null) {
            throw new ProblemException(
                CommonProblem.CONFLICT, "There is an action with the id " + part.id());
          }
          checkReferences(em, part);
          new ActionWriter(em, clock, json).split(from, part, quotable, by);
        });
    changed();
    return find(part.id()).orElseThrow();
  }

  private static ActionRow open(EntityManager em, String id) {
    ActionRow row = em.find(ActionRow.class, id);
    if (row == null) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no action " + id);
    }
    if (!row.mergedInto.isEmpty()) {
      throw new ProblemException(
          CommonProblem.CONFLICT, "The action " + id + " was merged into " + row.mergedInto);
    }
    return row;
  }

  /** Voices that were quoted before their consent ended are not shown; this forgets old output. */
  public void quotesEnded() {
    changed();
  }

  /** The voice, if it may be quoted: for an editor who looks for words to show. */
  public Optional<String> quotableText(String voice) {
    if (quotable(List.of(voice)).isEmpty()) {
      return Optional.empty();
    }
    return store.read(
        em -> Optional.ofNullable(em.find(VoiceRow.class, voice)).map(row -> row.body));
  }

  private void changed() {
    cache.invalidate(List.of(TAG));
  }
}
