// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.consent;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.ConsentListener;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.consent.Entry;
import org.candorcms.api.service.Services;
import org.candorcms.api.store.Store;
import org.candorcms.services.secret.InstallationSecret;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of consent. An end is written down before anybody is told, and stays untold in the
 * database until everybody was: a crash or a listener that fails delays the message, never loses
 * it.
 */
@Component(service = {Consents.class, Ledger.class})
public final class Ledger implements Consents {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);
  private static final int MAX_SUBJECTS = 1_000;
  private static final int MAX_HISTORY = 500;
  private static final int AT_ONCE = 200;
  private static final String IN_FORCE =
      "c.endedAt is null and (c.until is null or c.until > :now)";

  private final Store store;
  private final Clock clock;
  private final InstallationSecret secret;
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

  final Services<ConsentListener> listeners = new Services<>();
  private final List<CacheTags> caches = new CopyOnWriteArrayList<>();

  /** Keeps the ledger in the store of this module. */
  @Activate
  public Ledger(
      @Reference(target = "(candor.store=services)") Store store, @Reference Clock clock) {
    this.store = store;
    this.clock = clock;
    this.secret = new InstallationSecret(store);
  }

  @Reference(
      service = ConsentListener.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(ComponentServiceObjects<ConsentListener> listener) {
    listeners.add(listener);
  }

  void remove(ComponentServiceObjects<ConsentListener> listener) {
    listeners.remove(listener);
  }

  @Reference(
      service = CacheTags.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addCache(CacheTags tags) {
    caches.add(tags);
  }

  void removeCache(CacheTags tags) {
    caches.remove(tags);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public void grant(Consent consent) {
    Instant now = now();
    ConsentRow row = new ConsentRow();
    row.id = ids.generate().toString();
    row.subject = consent.subject();
    row.purpose = consent.purpose();
    row.place = consent.place();
    row.wording = consent.wording();
    row.source = consent.source();
    row.grantedAt = now;
    row.until = consent.end().map(end -> end.truncatedTo(ChronoUnit.MICROS)).orElse(null);
    row.reason = "";
    row.told = true;
    store.execute(
        m -> {
          m.createQuery(
                  "update ConsentRow c set c.endedAt = :now, c.reason = 'replaced'"
                      + " where c.subject = :subject and c.purpose = :purpose and c.place = :place"
                      + " and c.endedAt is null")
              .setParameter("now", now)
              .setParameter("subject", row.subject)
              .setParameter("purpose", row.purpose)
              .setParameter("place", row.place)
              .executeUpdate();
          m.persist(row);
        });
  }

  @Override
  public Set<String> granted(Collection<String> subjects, String purpose, String place) {
    if (subjects.isEmpty()) {
      return Set.of();
    }
    if (subjects.size() > MAX_SUBJECTS) {
      throw new IllegalArgumentException("At most " + MAX_SUBJECTS + " subjects at once");
    }
    return store.read(
        m ->
            new HashSet<>(
                m.createQuery(
                        "select c.subject from ConsentRow c where c.subject in :subjects"
                            + " and c.purpose = :purpose and c.place = :place and "
                            + IN_FORCE,
                        String.class)
                    .setParameter("subjects", Set.copyOf(subjects))
                    .setParameter("purpose", purpose)
                    .setParameter("place", place)
                    .setParameter("now", now())
                    .getResultList()));
  }

  @Override
  public int withdraw(String subject, String purpose) {
    return end(subject, purpose, "withdrawn");
  }

  int end(String subject, String purpose, String reason) {
    int ended =
        store.write(
            m ->
                m.createQuery(
                        "update ConsentRow c set c.endedAt = :now, c.reason = :reason,"
                            + " c.told = false where c.subject = :subject"
                            + " and (:purpose = '' or c.purpose = :purpose)"
                            + " and c.endedAt is null")
                    .setParameter("now", now())
                    .setParameter("reason", reason)
                    .setParameter("subject", subject)
                    .setParameter("purpose", purpose)
                    .executeUpdate());
    if (ended > 0) {
      tell(subject);
    }
    return ended;
  }

  /** Ends what has run out and tells of every end that somebody has not heard of yet. */
  int sweep() {
    store.execute(
        m ->
            m.createQuery(
                    "update ConsentRow c set c.endedAt = c.until, c.reason = 'expired',"
                        + " c.told = false where c.endedAt is null and c.until <= :now")
                .setParameter("now", now())
                .executeUpdate());
    return tell("");
  }

  /**
   * Tells of ends that are not told yet.
   *
   * @param subject empty for every subject
   */
  private int tell(String subject) {
    List<ConsentRow> rows =
        store.read(
            m ->
                m.createQuery(
                        "select c from ConsentRow c where c.told = false"
                            + " and c.endedAt is not null"
                            + " and (:subject = '' or c.subject = :subject) order by c.endedAt",
                        ConsentRow.class)
                    .setParameter("subject", subject)
                    .setMaxResults(AT_ONCE)
                    .getResultList());
    for (ConsentRow row : rows) {
      boolean heard = true;
      for (ConsentListener listener : listeners.all()) {
        heard &= told(listener, row.consent());
      }
      caches.forEach(tags -> tags.invalidate(Set.of(Consents.tag(row.subject))));
      if (heard) {
        store.execute(
            m ->
                m.createQuery("update ConsentRow c set c.told = true where c.id = :id")
                    .setParameter("id", row.id)
                    .executeUpdate());
      }
    }
    return rows.size();
  }

  private static boolean told(ConsentListener listener, Consent consent) {
    try {
      listener.ended(consent);
      return true;
    } catch (RuntimeException | LinkageError e) {
      log.error(
          "The end of a consent for {} was not taken by {}; it is told again",
          consent.purpose(),
          listener.getClass().getName(),
          e);
      return false;
    }
  }

  @Override
  public List<Entry> history(String subject) {
    return store.read(
        m ->
            m
                .createQuery(
                    "select c from ConsentRow c where c.subject = :subject order by c.id desc",
                    ConsentRow.class)
                .setParameter("subject", subject)
                .setMaxResults(MAX_HISTORY)
                .getResultList()
                .stream()
                .map(ConsentRow::entry)
                .toList());
  }

  @Override
  public String person(String email) {
    return "person." + secret.hash("person:" + email.strip().toLowerCase(Locale.ROOT));
  }
}
