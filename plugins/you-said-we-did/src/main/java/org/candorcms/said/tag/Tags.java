// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.tag;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.said.store.TagRow;
import org.candorcms.said.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tags, and the tagger that knows them. */
@Component(service = Tags.class)
public final class Tags {
  /** Tags that a site may have. */
  public static final int MOST = 200;

  private static final long KEPT_MILLIS = 30_000;
  private static final int EXAMPLES = 2_000;
  private static final int LEAST_EXAMPLES = 20;

  private final Store store;
  private final Clock clock;
  private volatile Kept kept = new Kept(Tagger.NONE, 0);

  private record Kept(Tagger tagger, long until) {}

  /** Gets its surroundings. */
  @Activate
  public Tags(@Reference(target = "(candor.store=said)") Store store, @Reference Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Every tag, by kind and label. */
  public List<Tag> all() {
    return store.read(
        em ->
            em
                .createQuery("select t from TagRow t order by t.kind, t.label, t.id", TagRow.class)
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(Tags::tag)
                .toList());
  }

  private static Tag tag(TagRow row) {
    return new Tag(
        row.id, row.kind, row.label, row.words.isEmpty() ? List.of() : row.words.lines().toList());
  }

  /** A tag by id. */
  public Optional<Tag> find(String id) {
    return store.read(em -> Optional.ofNullable(em.find(TagRow.class, id)).map(Tags::tag));
  }

  /**
   * Stores a tag.
   *
   * @return whether it is new
   * @throws ProblemException 409 if there are too many
   */
  public boolean save(Tag tag) {
    boolean created =
        store.write(
            em -> {
              TagRow row = em.find(TagRow.class, tag.id());
              boolean fresh = row == null;
              if (row == null) {
                long there =
                    em.createQuery("select count(t) from TagRow t", Long.class).getSingleResult();
                if (there >= MOST) {
                  throw new ProblemException(
                      CommonProblem.CONFLICT, "There are " + MOST + " tags; merge some first");
                }
                row = new TagRow();
                row.id = tag.id();
                em.persist(row);
              }
              row.kind = tag.kind();
              row.label = tag.label();
              row.words = String.join("\n", tag.words());
              row.changedAt = clock.millis();
              return fresh;
            });
    forget();
    return created;
  }

  /** Deletes a tag everywhere; its counts of past days go with it. */
  public boolean delete(String id) {
    boolean deleted =
        store.write(
            em -> {
              TagRow row = em.find(TagRow.class, id);
              if (row == null) {
                return false;
              }
              em.remove(row);
              em.createQuery("delete from VoiceTagRow t where t.tagId = :id")
                  .setParameter("id", id)
                  .executeUpdate();
              em.createQuery("delete from CountRow c where c.facet = 'tag' and c.name = :id")
                  .setParameter("id", id)
                  .executeUpdate();
              return true;
            });
    forget();
    return deleted;
  }

  /** What suggests tags now; learns anew at most every 30 s. */
  public Tagger tagger() {
    Kept now = kept;
    if (clock.millis() < now.until) {
      return now.tagger;
    }
    Tagger fresh = learn();
    kept = new Kept(fresh, clock.millis() + KEPT_MILLIS);
    return fresh;
  }

  private void forget() {
    kept = new Kept(Tagger.NONE, 0);
  }

  private Tagger learn() {
    List<Tag> tags = all();
    List<Tagger.Example> examples = new ArrayList<>();
    store.read(
        em -> {
          List<String> used =
              em.createQuery(
                      "select c.name from CountRow c where c.facet = 'tag' group by c.name having"
                          + " sum(c.voices) > 0",
                      String.class)
                  .getResultList();
          // One short query for each tag: the latest of all tags in one would read every tagging.
          for (String tag : used) {
            int most = Math.max(LEAST_EXAMPLES, EXAMPLES / used.size());
            examples.addAll(examples(em, tag, most));
          }
          return true;
        });
    return Tagger.of(tags, examples);
  }

  private static List<Tagger.Example> examples(EntityManager em, String tag, int most) {
    return em
        .createQuery(
            "select v.lang, v.body from VoiceTagRow t, VoiceRow v where t.tagId = :tag and t.state"
                + " = 'confirmed' and v.id = t.voiceId order by t.tagId desc, t.state desc,"
                + " t.voiceId desc",
            Object[].class)
        .setParameter("tag", tag)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(line -> new Tagger.Example(tag, (String) line[0], Words.folded((String) line[1])))
        .toList();
  }

  /** The tags by id. */
  public Map<String, Tag> byId() {
    Map<String, Tag> all = new LinkedHashMap<>();
    all().forEach(tag -> all.put(tag.id(), tag));
    return all;
  }
}
