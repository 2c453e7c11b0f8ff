// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.store.Store;
import org.candorcms.help.article.Articles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tree of categories, one for each language. */
@Component(service = Categories.class)
public final class Categories {
  private final Store store;
  private final Articles articles;
  private final CacheTags cache;

  /** Gets its surroundings. */
  @Activate
  public Categories(
      @Reference(target = "(candor.store=help)") Store store,
      @Reference Articles articles,
      @Reference CacheTags cache) {
    this.store = store;
    this.articles = articles;
    this.cache = cache;
  }

  /** All of a language, or (empty) of every language, in order. */
  public List<Category> all(String lang) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select c from CategoryRow c where (:lang = '' or c.lang = :lang)"
                        + " order by c.lang, c.position, c.title, c.path",
                    CategoryRow.class)
                .setParameter("lang", lang)
                .setMaxResults(5000)
                .getResultList()
                .stream()
                .map(Categories::category)
                .toList());
  }

  /** One category. */
  public Optional<Category> find(String lang, String path) {
    return store.read(
        em ->
            Optional.ofNullable(em.find(CategoryRow.class, new CategoryRow.Key(lang, path)))
                .map(Categories::category));
  }

  /** The categories from the top down to the one at the path. */
  public List<Category> line(String lang, String path) {
    List<Category> line = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      find(lang, path.substring(0, slash)).ifPresent(line::add);
    }
    find(lang, path).ifPresent(line::add);
    return line;
  }

  /** The tree of a language, without branches that have no published article. */
  public List<CategoryNode> tree(String lang) {
    return below("", all(lang), articles.countsByCategory(lang));
  }

  private static List<CategoryNode> below(
      String parent, List<Category> all, Map<String, Long> counts) {
    List<CategoryNode> nodes = new ArrayList<>();
    for (Category category : all) {
      if (category.parent().equals(parent)) {
        List<CategoryNode> children = below(category.path(), all, counts);
        long count =
            counts.getOrDefault(category.path(), 0L)
                + children.stream().mapToLong(CategoryNode::count).sum();
        if (count > 0) {
          nodes.add(new CategoryNode(category, children, count));
        }
      }
    }
    return nodes;
  }

  /**
   * Creates or changes categories.
   *
   * @return whether anything changed
   */
  public boolean save(List<Category> categories) {
    boolean changed =
        store.write(
            em -> {
              boolean any = false;
              for (Category category : categories) {
                CategoryRow row =
                    em.find(
                        CategoryRow.class, new CategoryRow.Key(category.lang(), category.path()));
                boolean created = row == null;
                if (row == null) {
                  row = new CategoryRow();
                  row.lang = category.lang();
                  row.path = category.path();
                }
                if (created || !category(row).equals(category)) {
                  row.title = category.title();
                  row.description = category.description();
                  row.position = category.order();
                  any = true;
                }
                if (created) {
                  em.persist(row);
                }
              }
              return any;
            });
    if (changed) {
      cache.invalidate(List.of(Articles.TAG));
    }
    return changed;
  }

  /** What became of a wish to delete a category. */
  public enum Deletion {
    /** It is gone. */
    DELETED,
    /** There was none. */
    MISSING,
    /** Articles or categories stand in it. */
    IN_USE
  }

  /** Deletes a category that nothing stands in. */
  public Deletion delete(String lang, String path) {
    Deletion result =
        store.write(
            em -> {
              CategoryRow row = em.find(CategoryRow.class, new CategoryRow.Key(lang, path));
              if (row == null) {
                return Deletion.MISSING;
              }
              String below = path + "/";
              long inside =
                  em.createQuery(
                              "select count(a) from ArticleRow a where a.lang = :lang and"
                                  + " (a.category = :path or"
                                  + " substring(a.category, 1, :length) = :below)",
                              Long.class)
                          .setParameter("lang", lang)
                          .setParameter("path", path)
                          .setParameter("length", below.length())
                          .setParameter("below", below)
                          .getSingleResult()
                      + em.createQuery(
                              "select count(c) from CategoryRow c where c.lang = :lang"
                                  + " and substring(c.path, 1, :length) = :below",
                              Long.class)
                          .setParameter("lang", lang)
                          .setParameter("length", below.length())
                          .setParameter("below", below)
                          .getSingleResult();
              if (inside > 0) {
                return Deletion.IN_USE;
              }
              em.remove(row);
              return Deletion.DELETED;
            });
    if (result == Deletion.DELETED) {
      cache.invalidate(List.of(Articles.TAG));
    }
    return result;
  }

  private static Category category(CategoryRow row) {
    return new Category(row.lang, row.path, row.title, row.description, row.position);
  }
}
