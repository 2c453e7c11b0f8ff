// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pages in the database. Each method is one transaction. */
@Component(service = PageStore.class)
public final class PageStore {
  /** Carried by every page, because each shows the navigation. */
  static final String TAG = "navigation";

  private static final int TOKEN_BYTES = 32;
  private static final String PUBLISHED =
      "select p.id, r.path, p.lang, p.translationOf, v.publishedAt, p.navTitle from"
          + " StoredRoute r, StoredPage p, StoredRevision v where r.moved = false and p.id ="
          + " r.pageId and v.pageId = p.id and v.revision = p.publishedRevision";
  private static final String ORDER = " order by p.navOrder, r.path";

  private final Store store;
  private final Json json;
  private final CacheTags tags;
  private final Clock clock;

  /** A draft with its version. */
  record Draft(PageDraft body, long version) {}

  /** What a visitor finds at a path. */
  record Found(String pageId, String path, PageDraft body, long publishedAt, boolean moved) {}

  /** A page as lists show it. */
  record Entry(
      String id,
      String path,
      String title,
      String lang,
      String state,
      long version,
      Optional<Long> revision,
      Instant updatedAt,
      String updatedBy) {}

  /** A publication. */
  record Revision(long revision, Instant publishedAt, String publishedBy) {}

  /** Binds the services. */
  @Activate
  public PageStore(
      @Reference(target = "(candor.store=pages)") Store store,
      @Reference Json json,
      @Reference CacheTags tags,
      @Reference Clock clock) {
    this.store = store;
    this.json = json;
    this.tags = tags;
    this.clock = clock;
  }

  boolean empty() {
    return store.read(
        em ->
            em.createQuery("select p.id from StoredPage p", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
  }

  List<Entry> list(String after, String under, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select p from StoredPage p where p.id > :after and p.path like :under escape"
                        + " '!' order by p.id",
                    StoredPage.class)
                .setParameter("after", after)
                .setParameter("under", under.replaceAll("[!%_]", "!$0") + "%")
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(PageStore::entry)
                .toList());
  }

  long count(String under) {
    return store.read(
        em ->
            em.createQuery(
                    "select count(p) from StoredPage p where p.path like :under escape '!'",
                    Long.class)
                .setParameter("under", under.replaceAll("[!%_]", "!$0") + "%")
                .getSingleResult());
  }

  Entry entry(String id) {
    return store.read(em -> entry(existing(em, id)));
  }

  boolean exists(String id) {
    return store.read(em -> em.find(StoredPage.class, id) != null);
  }

  Draft draft(String id) {
    return store.read(
        em -> {
          StoredPage page = existing(em, id);
          return new Draft(read(page.draft), page.draftVersion);
        });
  }

  /**
   * Saves a draft.
   *
   * @param expected version that the editor has seen; empty if the page should not exist yet
   */
  Draft save(String id, PageDraft body, Optional<Long> expected, String by) {
    body.check(id);
    String text = json.write(body);
    return store.write(
        em -> {
          StoredPage page = em.find(StoredPage.class, id, LockModeType.PESSIMISTIC_WRITE);
          long version = page == null ? 0 : page.draftVersion;
          if (expected.orElse(0L) != version) {
            throw stale(version);
          }
          if (page == null) {
            page = new StoredPage(id);
            fill(page, body, text, by);
            em.persist(page);
          } else if (!page.draft.equals(text)) {
            fill(page, body, text, by);
          }
          return new Draft(body, page.draftVersion);
        });
  }

  private void fill(StoredPage page, PageDraft body, String text, String by) {
    page.path = body.path();
    page.title = body.title();
    page.lang = body.lang();
    page.draft = text;
    page.draftVersion++;
    page.updatedAt = clock.millis();
    page.updatedBy = by;
  }

  /** Publishes the draft; a path it leaves redirects to the new one from now on. */
  Entry publish(String id, Optional<Long> expected, String by) {
    Entry published =
        store.write(
            em -> {
              StoredPage page = locked(em, id);
              if (expected.isPresent() && expected.get() != page.draftVersion) {
                throw stale(page.draftVersion);
              }
              PageDraft body = read(page.draft);
              claim(em, page, body.path());
              long revision = newestRevision(em, id) + 1;
              em.persist(new StoredRevision(id, revision, page.draft, clock.millis(), by));
              page.publishedRevision = revision;
              page.publishedDraftVersion = page.draftVersion;
              page.translationOf = body.translationOf().orElse(null);
              page.navOrder = body.navigation().map(PageDraft.Navigation::order).orElse(null);
              page.navTitle =
                  body.navigation().flatMap(PageDraft.Navigation::title).orElse(body.title());
              return entry(page);
            });
    tags.invalidate(Set.of(TAG));
    return published;
  }

  private static void claim(EntityManager em, StoredPage page, String path) {
    StoredRoute taken = em.find(StoredRoute.class, path);
    if (taken != null && !taken.moved && !taken.pageId.equals(page.id)) {
      throw new ProblemException(
          PageProblem.PATH_TAKEN, path + " is the published path of page " + taken.pageId);
    }
    routes(em, page.id).forEach(route -> route.moved = true);
    if (taken == null) {
      em.persist(new StoredRoute(path, page.id));
    } else {
      taken.pageId = page.id;
      taken.moved = false;
    }
  }

  /** Takes a page from the site; its draft stays. */
  Entry unpublish(String id) {
    Entry entry =
        store.write(
            em -> {
              StoredPage page = locked(em, id);
              page.publishedRevision = null;
              page.publishedDraftVersion = null;
              routes(em, id).forEach(em::remove);
              return entry(page);
            });
    tags.invalidate(Set.of(TAG));
    return entry;
  }

  void delete(String id) {
    store.execute(
        em -> {
          StoredPage page = locked(em, id);
          routes(em, id).forEach(em::remove);
          em.createQuery("delete from StoredRevision r where r.pageId = :id")
              .setParameter("id", id)
              .executeUpdate();
          em.remove(page);
        });
    tags.invalidate(Set.of(TAG));
  }

  List<Revision> revisions(String id, int limit) {
    return store.read(
        em -> {
          existing(em, id);
          return em
              .createQuery(
                  "select r from StoredRevision r where r.pageId = :id order by r.revision desc",
                  StoredRevision.class)
              .setParameter("id", id)
              .setMaxResults(limit)
              .getResultList()
              .stream()
              .map(
                  r -> new Revision(r.revision, Instant.ofEpochMilli(r.publishedAt), r.publishedBy))
              .toList();
        });
  }

  PageDraft revision(String id, long number) {
    return store.read(
        em -> {
          StoredRevision revision =
              em.find(StoredRevision.class, new StoredRevision.Key(id, number));
          if (revision == null) {
            throw new ProblemException(
                CommonProblem.NOT_FOUND, "page " + id + " has no revision " + number);
          }
          return read(revision.body);
        });
  }

  /** What visitors find at a path; one query and one look-up by key. */
  Optional<Found> at(String path) {
    return store.read(
        em -> {
          List<Object[]> rows =
              em.createQuery(
                      "select r.moved, p.id, v.body, v.publishedAt from StoredRoute r, StoredPage"
                          + " p, StoredRevision v where r.path = :path and p.id = r.pageId and"
                          + " v.pageId = p.id and v.revision = p.publishedRevision",
                      Object[].class)
                  .setParameter("path", path)
                  .getResultList();
          if (rows.isEmpty()) {
            return Optional.empty();
          }
          Object[] row = rows.get(0);
          PageDraft body = read((String) row[2]);
          return Optional.of(
              new Found((String) row[1], body.path(), body, (Long) row[3], (Boolean) row[0]));
        });
  }

  /** Every published page with its path, in the order of the navigation. */
  List<Published> published() {
    return store.read(em -> published(em.createQuery(PUBLISHED + ORDER, Object[].class)));
  }

  /** The published pages that stand in the navigation, in its order. */
  List<Published> navigation() {
    return store.read(
        em ->
            published(
                em.createQuery(PUBLISHED + " and p.navOrder is not null" + ORDER, Object[].class)));
  }

  /** The published pages that translate one another. */
  List<Published> translations(String group) {
    return store.read(
        em ->
            published(
                em.createQuery(
                        PUBLISHED + " and (p.id = :group or p.translationOf = :group)" + ORDER,
                        Object[].class)
                    .setParameter("group", group)));
  }

  private static List<Published> published(TypedQuery<Object[]> query) {
    return query.getResultList().stream()
        .map(
            row ->
                new Published(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (Long) row[4],
                    Objects.toString(row[5], "")))
        .toList();
  }

  /** A published page, without its body. */
  record Published(
      String id,
      String path,
      String lang,
      @Nullable String translationOf,
      long publishedAt,
      String navTitle) {}

  /** The key that signs previews; made once for an installation. */
  byte[] previewKey() {
    String key =
        store.write(
            em -> {
              StoredSecret secret = em.find(StoredSecret.class, "preview");
              if (secret == null) {
                byte[] random = new byte[TOKEN_BYTES];
                new SecureRandom().nextBytes(random);
                secret = new StoredSecret("preview", Base64.getEncoder().encodeToString(random));
                em.persist(secret);
              }
              return secret.value;
            });
    return Base64.getDecoder().decode(key);
  }

  private PageDraft read(String text) {
    return json.read(text, PageDraft.class);
  }

  private static List<StoredRoute> routes(EntityManager em, String id) {
    return em.createQuery("select r from StoredRoute r where r.pageId = :id", StoredRoute.class)
        .setParameter("id", id)
        .getResultList();
  }

  private static long newestRevision(EntityManager em, String id) {
    Long newest =
        em.createQuery(
                "select max(r.revision) from StoredRevision r where r.pageId = :id", Long.class)
            .setParameter("id", id)
            .getSingleResult();
    return newest == null ? 0 : newest;
  }

  private static StoredPage existing(EntityManager em, String id) {
    return orMissing(em.find(StoredPage.class, id), id);
  }

  private static StoredPage locked(EntityManager em, String id) {
    return orMissing(em.find(StoredPage.class, id, LockModeType.PESSIMISTIC_WRITE), id);
  }

  private static StoredPage orMissing(@Nullable StoredPage page, String id) {
    if (page == null) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "there is no page " + id);
    }
    return page;
  }

  private static ProblemException stale(long version) {
    return new ProblemException(
        CommonProblem.STALE,
        version == 0
            ? "the page does not exist yet; create it with If-None-Match: *"
            : "the draft is at version " + version,
        List.of(),
        Map.of("ETag", "\"" + version + "\""));
  }

  private static Entry entry(StoredPage page) {
    String state = "draft";
    if (page.publishedRevision != null) {
      state =
          Objects.equals(page.publishedDraftVersion, page.draftVersion) ? "published" : "changed";
    }
    return new Entry(
        page.id,
        page.path,
        page.title,
        page.lang,
        state,
        page.draftVersion,
        Optional.ofNullable(page.publishedRevision),
        Instant.ofEpochMilli(page.updatedAt),
        page.updatedBy);
  }
}
