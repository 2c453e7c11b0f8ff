// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.packs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.json.Json;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.disclosure.check.Lexicon;
import org.candorcms.disclosure.check.PackTrial;
import org.candorcms.disclosure.rules.PackReader;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RuleBooks;
import org.candorcms.disclosure.rules.RulePack;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The rule packs that are installed, shipped ones included, and which of them are switched on. A
 * switch holds at once, without a restart; switching off brings back what held before.
 */
@Component(service = {RuleBooks.class, Packs.class})
public final class Packs implements RuleBooks {
  /** After this time a switch on another node is seen. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private static final int MAX_DOCUMENT = 1_000_000;

  private final Store store;
  private final CacheTags tags;
  private final Clock clock;
  private final PackReader reader;
  private final PackTrial trial;
  private final List<RulePack> shipped;
  private volatile Loaded loaded;

  private record Loaded(List<Installed> packs, RuleBook book, Instant at) {}

  /**
   * A pack as installed.
   *
   * @param pack the rules
   * @param on whether it is in force, as far as its dates say so
   * @param shipped whether it came with the plugin
   */
  public record Installed(RulePack pack, boolean on, boolean shipped) {}

  /** Gets its surroundings and reads the shipped packs. */
  @Activate
  public Packs(
      @Reference(target = "(candor.store=disclosure)") Store store,
      @Reference CacheTags tags,
      @Reference Clock clock,
      @Reference Json json) {
    this.store = store;
    this.tags = tags;
    this.clock = clock;
    this.reader = new PackReader(json);
    this.trial = new PackTrial(Lexicon.shipped(json));
    this.shipped = reader.shipped();
    this.loaded = new Loaded(List.of(), RuleBook.of(shipped), Instant.MIN);
  }

  @Override
  public RuleBook inForce() {
    return current().book();
  }

  /** Every pack, by jurisdiction, the newest first. */
  public List<Installed> all() {
    return current().packs();
  }

  private Loaded current() {
    Loaded now = loaded;
    if (clock.instant().isAfter(now.at().plus(FRESH))) {
      List<Installed> packs = read();
      List<RulePack> on = packs.stream().filter(Installed::on).map(Installed::pack).toList();
      boolean same = on.equals(now.book().packs());
      now = new Loaded(packs, same ? now.book() : RuleBook.of(on), clock.instant());
      loaded = now;
    }
    return now;
  }

  private List<Installed> read() {
    Map<String, Installed> packs = new LinkedHashMap<>();
    shipped.forEach(pack -> packs.put(pack.edition(), new Installed(pack, true, true)));
    List<PackRow> rows =
        store.read(
            em ->
                em.createQuery("select p from PackRow p order by p.id, p.edition", PackRow.class)
                    .getResultList());
    for (PackRow row : rows) {
      String edition = row.id + "@" + row.edition;
      Installed known = packs.get(edition);
      if (known != null) {
        packs.put(edition, new Installed(known.pack(), row.switchedOn, true));
      } else if (!row.document.isEmpty()) {
        packs.put(edition, new Installed(reader.read(row.document), row.switchedOn, false));
      }
    }
    List<RulePack> order =
        RuleBook.of(packs.values().stream().map(Installed::pack).toList()).packs();
    return order.stream().map(pack -> packs.get(pack.edition())).toList();
  }

  /** The book that would be in force after a switch. */
  public RuleBook after(String edition, boolean on) {
    List<RulePack> packs = new ArrayList<>();
    for (Installed installed : all()) {
      boolean switched = installed.pack().edition().equals(edition) ? on : installed.on();
      if (switched) {
        packs.add(installed.pack());
      }
    }
    return RuleBook.of(packs);
  }

  /** A pack. */
  public Optional<Installed> find(String edition) {
    return all().stream().filter(i -> i.pack().edition().equals(edition)).findFirst();
  }

  /**
   * Installs a pack, switched off.
   *
   * @throws ProblemException 400 if it does not hold together or fails its own examples, 409 if
   *     this edition is there with other rules
   */
  public Installed install(String document, String by) {
    if (document.length() > MAX_DOCUMENT) {
      throw Refused.invalid("", "size", Statement.of("problem.pack-size", "most", MAX_DOCUMENT));
    }
    RulePack pack = reader.read(document);
    List<String> failures = trial.failures(pack);
    if (!failures.isEmpty()) {
      throw ProblemException.invalid(
          failures.stream().map(text -> new FieldError("/examples", "example", text)).toList());
    }
    Optional<Installed> known = find(pack.edition());
    if (known.isPresent()) {
      if (known.get().pack().equals(pack)) {
        return known.get();
      }
      throw new Refused(
          CommonProblem.CONFLICT, Statement.of("problem.pack-other", "pack", pack.edition()));
    }
    write(pack, document, false, by);
    return find(pack.edition()).orElseThrow();
  }

  /** Switches a pack on or off; empty if there is none. */
  public Optional<Installed> turn(String edition, boolean on, String by) {
    Optional<Installed> known = find(edition);
    known.ifPresent(installed -> write(installed.pack(), "", on, by));
    return known.flatMap(installed -> find(edition));
  }

  private void write(RulePack pack, String document, boolean on, String by) {
    store.execute(
        em -> {
          PackRow row = em.find(PackRow.class, new PackRow.Key(pack.id(), pack.version()));
          boolean created = row == null;
          if (row == null) {
            row = new PackRow();
            row.id = pack.id();
            row.edition = pack.version();
            row.jurisdiction = pack.jurisdiction();
            row.document = document;
            row.installedBy = by;
            row.installedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
          }
          row.switchedOn = on;
          if (created) {
            em.persist(row);
          }
        });
    loaded = new Loaded(loaded.packs(), loaded.book(), Instant.MIN);
    tags.invalidate(Set.of(ContentLabel.TAG));
  }
}
