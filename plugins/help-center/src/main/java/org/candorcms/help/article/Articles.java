// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The articles: reading, writing, and what their lists show. */
@Component(service = Articles.class)
public final class Articles {
  /** Cache tag of everything that shows articles. */
  public static final String TAG = "help";

  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18}):([A-Za-z0-9._-]{1,128})");

  private final Store store;
  private final Clock clock;
  private final CacheTags cache;
  private final ChangeSignal signal;

  /** Gets its surroundings. */
  @Activate
  public Articles(
      @Reference(target = "(candor.store=help)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache,
      @Reference ChangeSignal signal) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
    this.signal = signal;
  }

  /**
   * Stores an article; a second call with the same content writes nothing.
   *
   * @throws ProblemException 412 if the precondition does not hold
   */
  public Saved save(Edit edit, Precondition precondition) {
    Optional<Saved> same =
        store.read(
            em -> {
              ArticleRow row = em.find(ArticleRow.class, edit.id());
              precondition.check(row == null ? 0 : row.version);
              return row == null ? Optional.empty() : new ArticleWriter(em, clock).same(row, edit);
            });
    if (same.isPresent()) {
      return same.get();
    }
    Saved saved =
        store.write(
            em -> {
              ArticleWriter writer = new ArticleWriter(em, clock);
              writer.lock(1);
              ArticleRow row = em.find(ArticleRow.class, edit.id());
              precondition.check(row == null ? 0 : row.version);
              return writer.save(edit);
            });
    committed();
    return saved;
  }

  /** Stores many articles in one transaction, in order; the answers have the same order. */
  public List<Saved> saveAll(List<Edit> edits) {
    Map<String, Saved> same =
        store.read(
            em -> {
              ArticleWriter writer = new ArticleWriter(em, clock);
              Map<String, ArticleRow> rows = rows(em, edits.stream().map(Edit::id).toList());
              Map<String, Saved> found = new HashMap<>();
              for (Edit edit : edits) {
                ArticleRow row = rows.get(edit.id());
                if (row != null) {
                  writer.same(row, edit).ifPresent(saved -> found.put(edit.id(), saved));
                }
              }
              return found;
            });
    // An id that stands twice in a batch is decided by the writing pass, in order.
    Set<String> once = new LinkedHashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    edits.forEach(
        edit -> {
          if (!once.add(edit.id())) {
            twice.add(edit.id());
          }
        });
    twice.forEach(same::remove);
    if (edits.stream().allMatch(edit -> same.containsKey(edit.id()))) {
      return edits.stream().map(edit -> known(same, edit)).toList();
    }
    List<Saved> result =
        store.write(
            em -> {
              ArticleWriter writer = new ArticleWriter(em, clock);
              writer.lock(edits.size());
              List<Saved> all = new ArrayList<>();
              for (Edit edit : edits) {
                Saved known = same.get(edit.id());
                all.add(known == null ? writer.save(edit) : known);
              }
              return all;
            });
    committed();
    return result;
  }

  private static Saved known(Map<String, Saved> same, Edit edit) {
    Saved saved = same.get(edit.id());
    if (saved == null) {
      throw new IllegalStateException(edit.id());
    }
    return saved;
  }

  /**
   * Deletes an article with its old addresses.
   *
   * @return whether there was one
   * @throws ProblemException 412 if the precondition does not hold
   */
  public boolean delete(String id, Precondition precondition) {
    boolean deleted =
        store.write(
            em -> {
              ArticleWriter writer = new ArticleWriter(em, clock);
              if (em.find(ArticleRow.class, id) == null) {
                precondition.check(0);
                return false;
              }
              writer.lock(1);
              em.clear();
              ArticleRow row = em.find(ArticleRow.class, id);
              precondition.check(row == null ? 0 : row.version);
              return row != null && writer.delete(row);
            });
    if (deleted) {
      committed();
    }
    return deleted;
  }

  private void committed() {
    signal.changed();
    cache.invalidate(List.of(TAG));
  }

  /** An article by id, drafts included. */
  public Optional<Article> find(String id) {
    return store.read(
        em -> Optional.ofNullable(em.find(ArticleRow.class, id)).map(ArticleRow::article));
  }

  /** Articles by id, drafts included, without those that are gone. */
  public Map<String, Article> find(Collection<String> ids) {
    return store.read(
        em -> {
          Map<String, Article> found = new HashMap<>();
          rows(em, ids).forEach((id, row) -> found.put(id, row.article()));
          return found;
        });
  }

  /** The published article at an address. */
  public Optional<Article> at(String lang, String slug) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select a from ArticleRow a where a.lang = :lang and a.slug = :slug"
                        + " and a.status = 'published'",
                    ArticleRow.class)
                .setParameter("lang", lang)
                .setParameter("slug", slug)
                .getResultList()
                .stream()
                .findFirst()
                .map(ArticleRow::article));
  }

  /** The present path of the published article that once had an address. */
  public Optional<String> movedTo(String lang, String slug) {
    return store.read(
        em -> {
          RedirectRow redirect = em.find(RedirectRow.class, new RedirectRow.Key(lang, slug));
          if (redirect == null) {
            return Optional.empty();
          }
          return Optional.ofNullable(em.find(ArticleRow.class, redirect.articleId))
              .map(ArticleRow::article)
              .filter(Article::published)
              .map(Article::path);
        });
  }

  /** Published articles by id, without those that are gone or drafts; order as asked for. */
  public Map<String, ArticleCard> cards(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return store.read(
        em -> {
          Map<String, ArticleCard> found = new HashMap<>();
          em.createQuery(
                  "select "
                      + ArticleCard.COLUMNS
                      + " from ArticleRow a where a.id in :ids and a.status = 'published'",
                  Object[].class)
              .setParameter("ids", ids)
              .getResultList()
              .forEach(row -> found.put((String) row[0], ArticleCard.of(row)));
          Map<String, ArticleCard> ordered = new LinkedHashMap<>();
          for (String id : ids) {
            ArticleCard card = found.get(id);
            if (card != null) {
              ordered.put(id, card);
            }
          }
          return ordered;
        });
  }

  /** Published articles of a category, not of those below it, by title; at most 500. */
  public List<ArticleCard> inCategory(String lang, String category) {
    return store.read(
        em ->
            cards(
                em.createQuery(
                        "select "
                            + ArticleCard.COLUMNS
                            + " from ArticleRow a where a.lang = :lang and a.category = :category"
                            + " and a.status = 'published' order by a.title, a.id",
                        Object[].class)
                    .setParameter("lang", lang)
                    .setParameter("category", category)
                    .setMaxResults(500)));
  }

  /** The most recently changed published articles, of one language or (empty) of all. */
  public List<Article> newest(String lang, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select a from ArticleRow a where a.status = 'published'"
                        + " and (:lang = '' or a.lang = :lang) order by a.updatedAt desc, a.id",
                    ArticleRow.class)
                .setParameter("lang", lang)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ArticleRow::article)
                .toList());
  }

  /** Published articles of a language, newest first. */
  public List<ArticleCard> newestCards(String lang, int limit) {
    return store.read(
        em ->
            cards(
                em.createQuery(
                        "select "
                            + ArticleCard.COLUMNS
                            + " from ArticleRow a where a.lang = :lang and a.status = 'published'"
                            + " order by a.updatedAt desc, a.id",
                        Object[].class)
                    .setParameter("lang", lang)
                    .setMaxResults(limit)));
  }

  /** Every published language variant of an article, itself included, by language. */
  public Map<Locale, ArticleCard> variants(Article article) {
    return store.read(
        em -> {
          Map<Locale, ArticleCard> byLanguage = new LinkedHashMap<>();
          cards(
                  em.createQuery(
                          "select "
                              + ArticleCard.COLUMNS
                              + " from ArticleRow a where (a.id = :g or a.translationOf = :g)"
                              + " and a.status = 'published' order by a.lang, a.id",
                          Object[].class)
                      .setParameter("g", article.group()))
              .forEach(card -> byLanguage.putIfAbsent(Locale.forLanguageTag(card.lang()), card));
          return byLanguage;
        });
  }

  /** Published articles with an id greater than {@code after}, by id; for sitemaps and indexes. */
  public List<Article> publishedAfter(String after, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select a from ArticleRow a where a.id > :after and a.status = 'published'"
                        + " order by a.id",
                    ArticleRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ArticleRow::article)
                .toList());
  }

  /** Cards of all published articles, by language and id; at most 50,000. */
  public List<ArticleCard> allCards() {
    return store.read(
        em ->
            cards(
                em.createQuery(
                        "select "
                            + ArticleCard.COLUMNS
                            + " from ArticleRow a where a.status = 'published'"
                            + " order by a.lang, a.id",
                        Object[].class)
                    .setMaxResults(50_000)));
  }

  /** Paths of import and of pages: for links between articles. */
  public List<ArticleSource> sources() {
    return store.read(
        em ->
            em
                .createQuery(
                    "select a.id, a.source, a.lang, a.slug from ArticleRow a"
                        + " where a.status = 'published'",
                    Object[].class)
                .getResultList()
                .stream()
                .map(
                    row ->
                        new ArticleSource(
                            (String) row[0],
                            (String) row[1],
                            Article.path((String) row[2], (String) row[3])))
                .toList());
  }

  /** Languages that have a published article, with their number. */
  public Map<String, Long> languages() {
    return store.read(
        em -> {
          Map<String, Long> counts = new LinkedHashMap<>();
          em.createQuery(
                  "select a.lang, count(a) from ArticleRow a where a.status = 'published'"
                      + " group by a.lang order by a.lang",
                  Object[].class)
              .getResultList()
              .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
          return counts;
        });
  }

  /** Number of published articles of a language by the category they stand in. */
  public Map<String, Long> countsByCategory(String lang) {
    return store.read(
        em -> {
          Map<String, Long> counts = new HashMap<>();
          em.createQuery(
                  "select a.category, count(a) from ArticleRow a where a.lang = :lang"
                      + " and a.status = 'published' group by a.category",
                  Object[].class)
              .setParameter("lang", lang)
              .getResultList()
              .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
          return counts;
        });
  }

  /** Whether no article was ever stored. */
  public boolean empty() {
    return store.read(
        em ->
            em.createQuery("select a.id from ArticleRow a", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
  }

  /**
   * Part of the list for editors, most recently written first.
   *
   * @throws ProblemException 400 if the cursor is none
   */
  public ArticlePage list(ArticleFilter filter, String cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(filter, parameters);
    return store.read(
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(a) from ArticleRow a where " + where, Long.class);
          parameters.forEach(count::setParameter);
          long total = count.getSingleResult();
          Map<String, Object> all = new HashMap<>(parameters);
          TypedQuery<Object[]> query =
              em.createQuery(
                  "select "
                      + ArticleCard.COLUMNS
                      + ", a.changedAt from ArticleRow a where "
                      + where
                      + after(cursor, all)
                      + " order by a.changedAt desc, a.id",
                  Object[].class);
          all.forEach(query::setParameter);
          List<Object[]> rows = query.setMaxResults(limit + 1).getResultList();
          boolean more = rows.size() > limit;
          List<Object[]> shown = more ? rows.subList(0, limit) : rows;
          Optional<String> next =
              more ? Optional.of(cursor(shown.get(limit - 1))) : Optional.empty();
          return new ArticlePage(shown.stream().map(ArticleCard::of).toList(), next, total);
        });
  }

  private static String where(ArticleFilter filter, Map<String, Object> parameters) {
    StringBuilder where = new StringBuilder("1 = 1");
    if (!filter.lang().isEmpty()) {
      where.append(" and a.lang = :lang");
      parameters.put("lang", filter.lang());
    }
    if (!filter.status().isEmpty()) {
      where.append(" and a.status = :status");
      parameters.put("status", filter.status());
    }
    if (!filter.category().isEmpty()) {
      where.append(" and (a.category = :category or a.category like :below escape '!')");
      parameters.put("category", filter.category());
      parameters.put("below", like(filter.category()) + "/%");
    }
    if (!filter.q().isEmpty()) {
      where.append(" and (lower(a.title) like :q escape '!' or lower(a.id) like :q escape '!')");
      parameters.put("q", "%" + like(filter.q().toLowerCase(Locale.ROOT)) + "%");
    }
    return where.toString();
  }

  private static String like(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static String after(String cursor, Map<String, Object> parameters) {
    if (cursor.isEmpty()) {
      return "";
    }
    try {
      var matcher =
          CURSOR.matcher(
              new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
      if (matcher.matches()) {
        parameters.put("at", Long.parseLong(matcher.group(1)));
        parameters.put("id", matcher.group(2));
        return " and (a.changedAt < :at or (a.changedAt = :at and a.id > :id))";
      }
    } catch (IllegalArgumentException notOne) {
      // Told below.
    }
    throw ProblemException.invalid("cursor", "cursor", "is not a cursor that a list answered");
  }

  private static String cursor(Object[] row) {
    String text = row[11] + ":" + row[0];
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Changes after a number, in the order of their commits. */
  public List<Change> changesAfter(long seq, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select c from ChangeRow c where c.seq > :seq order by c.seq", ChangeRow.class)
                .setParameter("seq", seq)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> new Change(row.seq, row.articleId))
                .toList());
  }

  /** Which changes there are. */
  public ChangeRange changeRange() {
    return store.read(em -> new ChangeRange(clockRow(em, "change"), clockRow(em, "pruned")));
  }

  private static long clockRow(EntityManager em, String name) {
    return ((Number)
            em.createNativeQuery("select counter from help_clock where name = ?1")
                .setParameter(1, name)
                .getSingleResult())
        .longValue();
  }

  /** Forgets changes up to a number that are older than an instant. */
  public int pruneChanges(long seq, Instant before) {
    return store.write(
        em -> {
          Long upTo =
              em.createQuery(
                      "select max(c.seq) from ChangeRow c where c.seq <= :seq"
                          + " and c.changedAt < :before",
                      Long.class)
                  .setParameter("seq", seq)
                  .setParameter("before", before.toEpochMilli())
                  .getSingleResult();
          if (upTo == null) {
            return 0;
          }
          em.createNativeQuery("update help_clock set counter = ?1 where name = 'pruned'")
              .setParameter(1, upTo)
              .executeUpdate();
          return em.createQuery("delete from ChangeRow c where c.seq <= :seq")
              .setParameter("seq", upTo)
              .executeUpdate();
        });
  }

  /** Remembers where an image of an import is stored. */
  public void media(Map<String, String> nameByPath) {
    store.execute(
        em ->
            nameByPath.forEach(
                (path, name) -> {
                  MediaRow row = em.find(MediaRow.class, path);
                  if (row == null) {
                    row = new MediaRow();
                    row.path = path;
                    row.name = name;
                    em.persist(row);
                  } else {
                    row.name = name;
                  }
                }));
    committed();
  }

  /** Stored images by path in an import. */
  public Map<String, String> media() {
    return store.read(
        em -> {
          Map<String, String> names = new HashMap<>();
          em.createQuery("select m from MediaRow m", MediaRow.class)
              .getResultList()
              .forEach(row -> names.put(row.path, row.name));
          return names;
        });
  }

  private static List<ArticleCard> cards(TypedQuery<Object[]> query) {
    return query.getResultList().stream().map(ArticleCard::of).toList();
  }

  private static Map<String, ArticleRow> rows(EntityManager em, Collection<String> ids) {
    Map<String, ArticleRow> rows = new HashMap<>();
    if (!ids.isEmpty()) {
      em.createQuery("select a from ArticleRow a where a.id in :ids", ArticleRow.class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(row -> rows.put(row.id, row));
    }
    return rows;
  }
}
