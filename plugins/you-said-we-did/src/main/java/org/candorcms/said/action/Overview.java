// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is true across all actions. */
@Component(service = Overview.class)
public final class Overview {
  private final Store store;

  /** Gets its surroundings. */
  @Activate
  public Overview(@Reference(target = "(candor.store=said)") Store store) {
    this.store = store;
  }

  /**
   * A step of an action.
   *
   * @param status that it got
   * @param reopened whether visitors brought it about
   */
  public record Step(
      Instant at,
      Status status,
      boolean reopened,
      String id,
      String title,
      String slug,
      String lang) {
    /** Where the page of the action is. */
    public String path() {
      return Action.PREFIX + "/" + slug;
    }
  }

  /** The newest steps, newest first; corrected words are none. */
  public List<Step> steps(int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select r.madeAt, r.status, r.what, a.id, a.title, a.slug, a.lang"
                        + " from RevisionRow r, ActionRow a"
                        + " where a.id = r.actionId and a.mergedInto = ''"
                        + " and r.what in ('created', 'status', 'disputed')"
                        + " order by r.madeAt desc, r.actionId, r.version desc",
                    Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(
                    line ->
                        new Step(
                            Instant.ofEpochMilli(((Number) line[0]).longValue()),
                            Status.of((String) line[1]).orElseThrow(),
                            line[2].equals("disputed"),
                            (String) line[3],
                            (String) line[4],
                            (String) line[5],
                            (String) line[6]))
                .toList());
  }

  /** How many actions there are in each language, by its tag. */
  public Map<String, Long> languages() {
    return store.read(
        em -> {
          Map<String, Long> counts = new LinkedHashMap<>();
          em.createQuery(
                  "select a.lang, count(a) from ActionRow a where a.mergedInto = ''"
                      + " group by a.lang order by a.lang",
                  Object[].class)
              .getResultList()
              .forEach(line -> counts.put((String) line[0], ((Number) line[1]).longValue()));
          return counts;
        });
  }

  /** How many voices have been heard. */
  public long voices() {
    return store.read(
        em -> {
          Long sum =
              em.createQuery(
                      "select sum(c.voices) from CountRow c where c.facet = 'all'", Long.class)
                  .getSingleResult();
          return sum == null ? 0L : sum;
        });
  }

  /** Paths of an action in every language that it is there in, itself included. */
  public Map<Locale, String> variants(Action action) {
    String root = action.translationOf().isEmpty() ? action.id() : action.translationOf();
    return store.read(
        em -> {
          Map<Locale, String> paths = new LinkedHashMap<>();
          em.createQuery(
                  "select a.lang, a.slug from ActionRow a where a.mergedInto = ''"
                      + " and (a.id = :root or a.translationOf = :root) order by a.createdAt desc",
                  Object[].class)
              .setParameter("root", root)
              .setMaxResults(50)
              .getResultList()
              .forEach(
                  line ->
                      paths.put(
                          Locale.forLanguageTag((String) line[0]), Action.PREFIX + "/" + line[1]));
          return paths;
        });
  }
}
