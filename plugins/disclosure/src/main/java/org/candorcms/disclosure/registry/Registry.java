// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import com.fasterxml.uuid.Generators;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.disclosure.check.Brand;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creators, brands and relations. Reading goes to a snapshot in memory; thread-safe. */
@Component(service = {Registry.class, BrandBook.class})
public final class Registry implements BrandBook {
  /** Name of a creator who asked to be forgotten. */
  static final String ERASED = "Erased creator";

  /** After this time a change that another node made is seen. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private static final int MAX_RELATIONS = 50_000;

  private final Store store;
  private final CacheTags tags;
  private final Clock clock;
  private volatile Loaded loaded =
      new Loaded(new Snapshot(List.of(), List.of(), List.of()), Instant.MIN);

  private record Loaded(Snapshot snapshot, Instant at) {}

  /** What was stored, and whether it is new. */
  public record Saved<T>(T item, boolean created) {}

  /** Gets its surroundings. */
  @Activate
  public Registry(
      @Reference(target = "(candor.store=disclosure)") Store store,
      @Reference CacheTags tags,
      @Reference Clock clock) {
    this.store = store;
    this.tags = tags;
    this.clock = clock;
  }

  /** The registry as it is now. */
  public Snapshot snapshot() {
    Loaded now = loaded;
    if (clock.instant().isAfter(now.at().plus(FRESH))) {
      now = new Loaded(store.read(Registry::read), clock.instant());
      loaded = now;
    }
    return now.snapshot();
  }

  private static Snapshot read(EntityManager em) {
    return new Snapshot(
        em
            .createQuery("select c from CreatorRow c order by c.id", CreatorRow.class)
            .getResultList()
            .stream()
            .map(CreatorRow::creator)
            .toList(),
        em
            .createQuery("select b from BrandRow b order by b.id", BrandRow.class)
            .getResultList()
            .stream()
            .map(BrandRow::brand)
            .toList(),
        ties(
            em,
            em.createQuery("select r from RelationRow r order by r.id", RelationRow.class)
                .setMaxResults(MAX_RELATIONS)
                .getResultList()));
  }

  private static List<Tie> ties(EntityManager em, List<RelationRow> rows) {
    Map<String, String> creators =
        names(
            em,
            "select c.id, c.name from CreatorRow c where c.id in :ids",
            rows,
            row -> row.creatorId);
    Map<String, String> brands =
        names(
            em, "select b.id, b.name from BrandRow b where b.id in :ids", rows, row -> row.brandId);
    return rows.stream()
        .map(
            row ->
                row.tie(
                    creators.getOrDefault(row.creatorId, ""),
                    brands.getOrDefault(row.brandId, row.brandId)))
        .toList();
  }

  private static Map<String, String> names(
      EntityManager em, String query, List<RelationRow> rows, Function<RelationRow, String> id) {
    Map<String, String> names = new HashMap<>();
    List<String> ids = rows.stream().map(id).filter(text -> !text.isEmpty()).distinct().toList();
    for (int i = 0; i < ids.size(); i += 500) {
      em.createQuery(query, Object[].class)
          .setParameter("ids", ids.subList(i, Math.min(ids.size(), i + 500)))
          .getResultList()
          .forEach(row -> names.put((String) row[0], (String) row[1]));
    }
    return names;
  }

  private <T> T changed(T result) {
    loaded = new Loaded(loaded.snapshot(), Instant.MIN);
    tags.invalidate(Set.of(ContentLabel.TAG));
    return result;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A new id for what the client does not name. */
  public static String newId() {
    return Generators.timeBasedEpochGenerator().generate().toString();
  }

  @Override
  public Brand named(String name) {
    return snapshot().brand(name).map(KnownBrand::brand).orElseGet(() -> Brand.named(name));
  }

  /** Creators after an id, by id. */
  public List<Creator> creators(String after, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select c from CreatorRow c where c.id > :after order by c.id",
                    CreatorRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(CreatorRow::creator)
                .toList());
  }

  /** How many there are of an entity. */
  private long count(String entity) {
    return store.read(
        em ->
            em.createQuery("select count(x) from " + entity + " x", Long.class).getSingleResult());
  }

  /** How many creators there are. */
  public long creatorCount() {
    return count("CreatorRow");
  }

  /** How many brands there are. */
  public long brandCount() {
    return count("BrandRow");
  }

  /** A creator. */
  public Optional<Creator> creator(String id) {
    return store.read(
        em -> Optional.ofNullable(em.find(CreatorRow.class, id)).map(CreatorRow::creator));
  }

  /** Adds or replaces a creator. */
  public Saved<Creator> save(Creator creator) {
    return changed(
        store.write(
            em -> {
              CreatorRow row = em.find(CreatorRow.class, creator.id());
              boolean created = row == null;
              if (row == null) {
                row = new CreatorRow();
                row.id = creator.id();
              }
              row.name = creator.name();
              row.url = creator.url().orElse("");
              row.email = creator.email().map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
              row.audiences = Lines.column(creator.audiences());
              row.version++;
              row.changedAt = now();
              if (created) {
                em.persist(row);
              }
              return new Saved<>(row.creator(), created);
            }));
  }

  /** Deletes a creator who has no relations; whether there was one. */
  public boolean deleteCreator(String id) {
    return delete(CreatorRow.class, id, "creatorId", "creator");
  }

  /** Brands after an id, by id. */
  public List<KnownBrand> brands(String after, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select b from BrandRow b where b.id > :after order by b.id", BrandRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(BrandRow::brand)
                .toList());
  }

  /** A brand by id. */
  public Optional<KnownBrand> brand(String id) {
    return store.read(em -> Optional.ofNullable(em.find(BrandRow.class, id)).map(BrandRow::brand));
  }

  /** Adds or replaces a brand. */
  public Saved<KnownBrand> save(KnownBrand brand) {
    return changed(
        store.write(
            em -> {
              BrandRow row = em.find(BrandRow.class, brand.id());
              boolean created = row == null;
              if (row == null) {
                row = new BrandRow();
                row.id = brand.id();
              }
              row.name = brand.name();
              row.foldedName = Snapshot.folded(brand.name());
              row.aliases = Lines.column(brand.aliases());
              row.domains = Lines.column(brand.domains());
              row.codes = Lines.column(brand.codes());
              row.version++;
              row.changedAt = now();
              if (created) {
                em.persist(row);
              }
              return new Saved<>(row.brand(), created);
            }));
  }

  /** Deletes a brand that has no relations; whether there was one. */
  public boolean deleteBrand(String id) {
    return delete(BrandRow.class, id, "brandId", "brand");
  }

  private boolean delete(Class<?> type, String id, String member, String what) {
    return changed(
        store.write(
            em -> {
              Object row = em.find(type, id);
              if (row == null) {
                return false;
              }
              long used =
                  em.createQuery(
                          "select count(r) from RelationRow r where r." + member + " = :id",
                          Long.class)
                      .setParameter("id", id)
                      .getSingleResult();
              if (used > 0) {
                throw new Refused(
                    CommonProblem.CONFLICT, Statement.of("problem.in-use." + what, "n", used));
              }
              em.remove(row);
              return true;
            }));
  }

  /**
   * Relations after an id, by id.
   *
   * @param creator id; empty for all
   * @param brand id; empty for all
   */
  public List<Tie> relations(String creator, String brand, String after, int limit) {
    return store.read(
        em ->
            ties(
                em,
                em.createQuery(
                        "select r from RelationRow r where r.id > :after and (:creator = '' or"
                            + " r.creatorId = :creator) and (:brand = '' or r.brandId = :brand)"
                            + " order by r.id",
                        RelationRow.class)
                    .setParameter("after", after)
                    .setParameter("creator", creator)
                    .setParameter("brand", brand)
                    .setMaxResults(limit)
                    .getResultList()));
  }

  /** How many relations there are. */
  public long relationCount(String creator, String brand) {
    return store.read(
        em ->
            em.createQuery(
                    "select count(r) from RelationRow r where (:creator = '' or r.creatorId ="
                        + " :creator) and (:brand = '' or r.brandId = :brand)",
                    Long.class)
                .setParameter("creator", creator)
                .setParameter("brand", brand)
                .getSingleResult());
  }

  /** A relation. */
  public Optional<Tie> relation(String id) {
    return store.read(
        em ->
            Optional.ofNullable(em.find(RelationRow.class, id))
                .map(row -> ties(em, List.of(row)).get(0)));
  }

  /**
   * Adds or replaces a relation. A brand that nobody has named before becomes known by its name.
   *
   * @throws ProblemException 400 for an unknown creator
   */
  public Saved<Tie> save(Tie tie) {
    return changed(
        store.write(
            em -> {
              if (!tie.creator().isEmpty() && em.find(CreatorRow.class, tie.creator()) == null) {
                throw Refused.invalid(
                    "/creator", "unknown", Statement.of("problem.missing.creator"));
              }
              RelationRow row = em.find(RelationRow.class, tie.id());
              boolean created = row == null;
              if (row == null) {
                row = new RelationRow();
                row.id = tie.id();
              }
              row.creatorId = tie.creator();
              row.brandId = brandId(em, tie);
              row.kind = tie.kind().name().toLowerCase(Locale.ROOT);
              row.from = tie.from().orElse(null);
              row.to = tie.to().orElse(null);
              row.scopes = Lines.column(tie.scope());
              row.audiences = Lines.column(tie.audiences());
              row.proof = tie.proof();
              row.version++;
              row.changedAt = now();
              if (created) {
                em.persist(row);
              }
              return new Saved<>(ties(em, List.of(row)).get(0), created);
            }));
  }

  private String brandId(EntityManager em, Tie tie) {
    if (aboutAPicture(tie.kind()) && tie.brandName().isBlank()) {
      return "";
    }
    if (em.find(BrandRow.class, tie.brandName()) != null) {
      return tie.brandName();
    }
    String folded = Snapshot.folded(tie.brandName());
    List<BrandRow> known =
        em.createQuery("select b from BrandRow b order by b.id", BrandRow.class).getResultList();
    for (BrandRow brand : known) {
      boolean named =
          brand.foldedName.equals(folded)
              || Lines.list(brand.aliases).stream()
                  .anyMatch(a -> Snapshot.folded(a).equals(folded));
      if (named) {
        return brand.id;
      }
    }
    BrandRow brand = new BrandRow();
    brand.id = newId();
    brand.name = tie.brandName();
    brand.foldedName = folded;
    brand.version = 1;
    brand.changedAt = now();
    em.persist(brand);
    em.flush();
    return brand.id;
  }

  /** What a picture is does not need a brand. */
  public static boolean aboutAPicture(Connection kind) {
    return kind == Connection.AI || kind == Connection.RETOUCHED || kind == Connection.VIRTUAL;
  }

  /** Deletes a relation; whether there was one. */
  public boolean deleteRelation(String id) {
    return changed(
        store.write(
            em -> {
              RelationRow row = em.find(RelationRow.class, id);
              if (row != null) {
                em.remove(row);
              }
              return row != null;
            }));
  }

  /** The creators with an address. */
  List<Creator> byEmail(String email) {
    return store.read(
        em ->
            em
                .createQuery("select c from CreatorRow c where c.email = :email", CreatorRow.class)
                .setParameter("email", email)
                .getResultList()
                .stream()
                .map(CreatorRow::creator)
                .toList());
  }

  /** Takes name, address and page from the creators with an address; relations stay. */
  int erase(String email) {
    return changed(
        store.write(
            em -> {
              List<CreatorRow> rows =
                  em.createQuery(
                          "select c from CreatorRow c where c.email = :email", CreatorRow.class)
                      .setParameter("email", email)
                      .getResultList();
              for (CreatorRow row : rows) {
                row.name = ERASED;
                row.url = "";
                row.email = "";
                row.version++;
                row.changedAt = now();
              }
              return rows.size();
            }));
  }
}
