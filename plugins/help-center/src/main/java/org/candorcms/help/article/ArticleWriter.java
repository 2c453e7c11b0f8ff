// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.help.category.CategoryRow;

/** Writes articles within one transaction. */
final class ArticleWriter {
  private final EntityManager em;
  private final Instant now;
  private long nextSeq;
  private long lastSeq;

  ArticleWriter(EntityManager em, Clock clock) {
    this.em = em;
    this.now = Instant.ofEpochMilli(clock.instant().toEpochMilli());
  }

  /**
   * Takes numbers for changes. Holding the counter's row until the commit makes the order of the
   * numbers the order of the commits, and lets one writer at a time decide on slugs and versions.
   */
  void lock(int changes) {
    em.createNativeQuery("update help_clock set counter = counter + ?1 where name = 'change'")
        .setParameter(1, changes)
        .executeUpdate();
    lastSeq =
        ((Number)
                em.createNativeQuery("select counter from help_clock where name = 'change'")
                    .getSingleResult())
            .longValue();
    nextSeq = lastSeq - changes + 1;
  }

  /** The outcome if the article is already as wanted. */
  Optional<Saved> same(ArticleRow row, Edit edit) {
    boolean same =
        row.lang.equals(edit.lang())
            && row.title.equals(edit.title())
            && row.description.equals(edit.description())
            && row.body.equals(edit.body())
            && row.category.equals(edit.category())
            && row.tags.equals(String.join("\n", edit.tags()))
            && row.status.equals(edit.status())
            && (edit.source().isEmpty() || row.source.equals(edit.source()))
            && row.translationOf.equals(group(edit))
            && row.slug.equals(slugFor(row, edit))
            && edit.updated().map(at -> at.toEpochMilli() == row.updatedAt).orElse(true);
    return same ? Optional.of(new Saved(row.article(), Saved.Outcome.UNCHANGED)) : Optional.empty();
  }

  Saved save(Edit edit) {
    ArticleRow row = em.find(ArticleRow.class, edit.id());
    boolean created = row == null;
    if (row == null) {
      row = new ArticleRow();
      row.id = edit.id();
      row.createdAt = now.toEpochMilli();
    } else {
      Optional<Saved> same = same(row, edit);
      if (same.isPresent()) {
        return same.get();
      }
    }
    String slug = slugFor(row, edit);
    moveAddress(row, edit.lang(), slug, created);
    fill(row, edit, slug);
    if (created) {
      em.persist(row);
    }
    ensureCategory(edit);
    change(row.id);
    em.flush();
    return new Saved(row.article(), created ? Saved.Outcome.CREATED : Saved.Outcome.UPDATED);
  }

  boolean delete(ArticleRow row) {
    em.createQuery("delete from RedirectRow r where r.articleId = :id")
        .setParameter("id", row.id)
        .executeUpdate();
    em.remove(row);
    change(row.id);
    return true;
  }

  private void fill(ArticleRow row, Edit edit, String slug) {
    row.lang = edit.lang();
    row.slug = slug;
    row.title = edit.title();
    row.description = edit.description();
    row.body = edit.body();
    row.category = edit.category();
    row.tags = String.join("\n", edit.tags());
    row.status = edit.status();
    row.translationOf = group(edit);
    // An edit keeps where the article came from, so that links between files go on working.
    row.source = edit.source().isEmpty() ? row.source : edit.source();
    row.version++;
    row.changedAt = now.toEpochMilli();
    row.updatedAt = edit.updated().orElse(now).toEpochMilli();
    if (row.publishedAt == 0 && row.status.equals(Article.PUBLISHED)) {
      row.publishedAt = now.toEpochMilli();
    }
  }

  private void change(String id) {
    if (nextSeq > lastSeq) {
      throw new IllegalStateException("more changes than numbers taken");
    }
    ChangeRow change = new ChangeRow();
    change.seq = nextSeq++;
    change.articleId = id;
    change.changedAt = now.toEpochMilli();
    em.persist(change);
  }

  /** A translation of a translation belongs to the first original. */
  private String group(Edit edit) {
    if (edit.translationOf().isEmpty()) {
      return "";
    }
    ArticleRow original = em.find(ArticleRow.class, edit.translationOf());
    boolean chained =
        original != null
            && !original.translationOf.isEmpty()
            && !original.translationOf.equals(edit.id());
    return chained ? original.translationOf : edit.translationOf();
  }

  private String slugFor(ArticleRow row, Edit edit) {
    boolean stays = row.version > 0 && row.lang.equals(edit.lang());
    if (edit.slug().isEmpty() && stays) {
      return row.slug;
    }
    String wanted = edit.slug().isEmpty() ? Slugs.of(edit.title()) : edit.slug();
    if (wanted.isEmpty()) {
      wanted = Slugs.of(edit.id());
    }
    if (wanted.isEmpty()) {
      wanted = "article";
    }
    if (stays && Slugs.variantOf(row.slug, wanted) && !free(edit, wanted, row)) {
      return row.slug;
    }
    return Slugs.free(wanted, slug -> taken(edit.lang(), slug, edit.id()));
  }

  private boolean free(Edit edit, String wanted, ArticleRow row) {
    return !row.slug.equals(wanted)
        && Slugs.free(wanted, slug -> taken(edit.lang(), slug, edit.id())).equals(wanted);
  }

  private boolean taken(String lang, String slug, String id) {
    List<String> owners =
        em.createQuery(
                "select a.id from ArticleRow a where a.lang = :lang and a.slug = :slug",
                String.class)
            .setParameter("lang", lang)
            .setParameter("slug", slug)
            .getResultList();
    return owners.stream().anyMatch(owner -> !owner.equals(id));
  }

  private void moveAddress(ArticleRow row, String lang, String slug, boolean created) {
    if (!created && row.lang.equals(lang) && row.slug.equals(slug)) {
      return;
    }
    RedirectRow claimed = em.find(RedirectRow.class, new RedirectRow.Key(lang, slug));
    if (claimed != null) {
      em.remove(claimed);
      em.flush();
    }
    if (created) {
      return;
    }
    RedirectRow old = em.find(RedirectRow.class, new RedirectRow.Key(row.lang, row.slug));
    if (old == null) {
      old = new RedirectRow();
      old.lang = row.lang;
      old.slug = row.slug;
      old.articleId = row.id;
      em.persist(old);
    } else {
      old.articleId = row.id;
    }
  }

  private void ensureCategory(Edit edit) {
    if (edit.category().isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    String[] parts = edit.category().split("/");
    for (int i = 0; i < parts.length; i++) {
      path.append(i == 0 ? "" : "/").append(parts[i]);
      CategoryRow.ensure(em, edit.lang(), path.toString(), edit.categoryTitles().get(i));
    }
  }
}
