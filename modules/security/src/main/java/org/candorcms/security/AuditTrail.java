// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was done by whom, in the database. */
@Component(service = {AuditLog.class, AuditTrail.class})
public final class AuditTrail implements AuditLog {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SUBJECT = 300;

  private final Store store;
  private final Clock clock;

  /** An entry, as the API shows it. */
  public record Entry(String id, Instant at, String actor, String action, String subject) {}

  /** A page of entries, newest first. */
  public record Entries(List<Entry> items, @Nullable String next, long total) {
    /** Copies collections. */
    public Entries {
      items = List.copyOf(items);
    }
  }

  /** Works on the unit of this module. */
  @Activate
  public AuditTrail(
      @Reference(target = "(candor.store=security)") Store store, @Reference Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void record(String actor, String action, String subject) {
    AuditRow row = new AuditRow();
    row.id = Secrets.id();
    row.at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    row.actor = cut(actor, LONGEST_NAME);
    row.action = cut(action, LONGEST_NAME);
    row.subject = cut(subject, LONGEST_SUBJECT);
    store.execute(m -> m.persist(row));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /**
   * Entries before a cursor.
   *
   * @param before id of the last entry seen, empty for the newest
   */
  Entries entries(Optional<String> before, Optional<String> actor, int limit) {
    String filter =
        " where (:actor = '' or a.actor = :actor)" + before.map(b -> " and a.id < :id").orElse("");
    return store.read(
        m -> {
          TypedQuery<AuditRow> query =
              m.createQuery(
                      "select a from AuditRow a" + filter + " order by a.id desc", AuditRow.class)
                  .setParameter("actor", actor.orElse(""))
                  .setMaxResults(limit + 1);
          before.ifPresent(b -> query.setParameter("id", b));
          List<Entry> found =
              query.getResultList().stream()
                  .map(r -> new Entry(r.id, r.at, r.actor, r.action, r.subject))
                  .toList();
          long total =
              m.createQuery(
                      "select count(a) from AuditRow a where :actor = '' or a.actor = :actor",
                      Long.class)
                  .setParameter("actor", actor.orElse(""))
                  .getSingleResult();
          boolean more = found.size() > limit;
          List<Entry> page = more ? found.subList(0, limit) : found;
          return new Entries(page, more ? page.get(limit - 1).id() : null, total);
        });
  }
}
