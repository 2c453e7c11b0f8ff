// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.store.Store;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.ChangeSignal;
import org.candorcms.help.search.SearchRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Synonyms and pins: what editors decide about searching. */
@Component(service = Rules.class)
public final class Rules {
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Store store;
  private final Clock clock;
  private final CacheTags cache;
  private final ChangeSignal signal;

  /** Gets its surroundings. */
  @Activate
  public Rules(
      @Reference(target = "(candor.store=help)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache,
      @Reference ChangeSignal signal) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
    this.signal = signal;
  }

  /** All synonyms, oldest first. */
  public List<Synonym> synonyms() {
    return store.read(
        em ->
            em
                .createQuery("select s from SynonymRow s order by s.id", SynonymRow.class)
                .setMaxResults(2000)
                .getResultList()
                .stream()
                .map(row -> new Synonym(row.id, row.lang, Arrays.asList(row.terms.split("\n"))))
                .toList());
  }

  /** All pins, those that have ended too, oldest first. */
  public List<Pin> pins() {
    return store.read(
        em ->
            em
                .createQuery("select p from PinRow p order by p.id", PinRow.class)
                .setMaxResults(2000)
                .getResultList()
                .stream()
                .map(Rules::pin)
                .toList());
  }

  /** Creates (empty id) or replaces synonyms; empty if there is nothing to replace. */
  public Optional<Synonym> save(Synonym synonym) {
    Optional<Synonym> saved =
        store.write(
            em -> {
              boolean created = synonym.id().isEmpty();
              SynonymRow row = created ? new SynonymRow() : em.find(SynonymRow.class, synonym.id());
              if (row == null) {
                return Optional.empty();
              }
              row.lang = synonym.lang();
              row.terms = String.join("\n", synonym.terms());
              row.changedAt = clock.millis();
              if (created) {
                row.id = newId();
                em.persist(row);
              }
              return Optional.of(new Synonym(row.id, row.lang, synonym.terms()));
            });
    changed();
    return saved;
  }

  /** Creates (empty id) or replaces a pin; empty if there is nothing to replace. */
  public Optional<Pin> save(Pin pin) {
    Optional<Pin> saved =
        store.write(
            em -> {
              boolean created = pin.id().isEmpty();
              PinRow row = created ? new PinRow() : em.find(PinRow.class, pin.id());
              if (row == null) {
                return Optional.empty();
              }
              row.query = pin.query();
              row.lang = pin.lang();
              row.articleId = pin.articleId();
              row.position = pin.position();
              row.untilAt = pin.until().map(Instant::toEpochMilli).orElse(0L);
              row.changedAt = clock.millis();
              if (created) {
                row.id = newId();
                em.persist(row);
              }
              return Optional.of(pin(row));
            });
    changed();
    return saved;
  }

  /** Deletes synonyms. */
  public boolean deleteSynonym(String id) {
    return delete(SynonymRow.class, id);
  }

  /** Deletes a pin. */
  public boolean deletePin(String id) {
    return delete(PinRow.class, id);
  }

  /** The rules in the form that the index understands. */
  public SearchRules searchRules() {
    Instant now = clock.instant();
    return new SearchRules(
        synonyms().stream().map(s -> new SearchRules.Synonyms(s.lang(), s.terms())).toList(),
        pins().stream()
            .filter(pin -> pin.until().map(now::isBefore).orElse(true))
            .map(
                pin ->
                    new SearchRules.Pin(
                        pin.query(),
                        pin.lang(),
                        pin.articleId(),
                        pin.position(),
                        pin.until().orElse(NEVER)))
            .toList());
  }

  private boolean delete(Class<?> type, String id) {
    boolean deleted =
        store.write(
            em -> {
              Object row = em.find(type, id);
              if (row == null) {
                return false;
              }
              em.remove(row);
              return true;
            });
    changed();
    return deleted;
  }

  private void changed() {
    signal.changed();
    cache.invalidate(List.of(Articles.TAG));
  }

  private static String newId() {
    return Generators.timeBasedEpochGenerator().generate().toString();
  }

  private static Pin pin(PinRow row) {
    return new Pin(
        row.id,
        row.query,
        row.lang,
        row.articleId,
        row.position,
        row.untilAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(row.untilAt)));
  }
}
