// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.candorcms.said.store.CountRow;

/**
 * How many voices each day had, in all and by source, language, tag and theme. Kept in the
 * transaction that changes a voice, so that triage and report need not count voices.
 */
public final class Counts {
  /** All voices; the name is empty. */
  public static final String ALL = "all";

  /** By source. */
  public static final String SOURCE = "source";

  /** By language. */
  public static final String LANG = "lang";

  /** By confirmed tag. */
  public static final String TAG = "tag";

  /** By theme. */
  public static final String THEME = "theme";

  private final Map<Slot, Long> changes = new HashMap<>();

  private record Slot(String facet, String name, LocalDate day) {}

  /** Notes a change. */
  public void add(String facet, String name, LocalDate day, long voices) {
    changes.merge(new Slot(facet, name, day), voices, Long::sum);
  }

  /**
   * Writes what was noted: call it last in the transaction. The row that everybody changes first
   * makes writers follow each other, so that no count is lost.
   */
  public void write(EntityManager em) {
    changes.values().removeIf(n -> n == 0);
    if (changes.isEmpty()) {
      return;
    }
    em.flush();
    // What follows reads count rows only; looking through all changed objects each time is slow.
    em.setFlushMode(FlushModeType.COMMIT);
    em.createQuery("update CountRow c set c.voices = c.voices + 1 where c.facet = 'lock'")
        .executeUpdate();
    Map<String, List<Map.Entry<Slot, Long>>> byFacet =
        changes.entrySet().stream()
            .collect(
                Collectors.groupingBy(e -> e.getKey().facet, TreeMap::new, Collectors.toList()));
    byFacet.forEach((facet, list) -> write(em, facet, list));
    changes.clear();
    em.flush();
    em.setFlushMode(FlushModeType.AUTO);
  }

  private static void write(EntityManager em, String facet, List<Map.Entry<Slot, Long>> list) {
    Set<String> names = list.stream().map(e -> e.getKey().name).collect(Collectors.toSet());
    Set<LocalDate> days = list.stream().map(e -> e.getKey().day).collect(Collectors.toSet());
    Map<Slot, CountRow> known = new HashMap<>();
    em.createQuery(
            "select c from CountRow c where c.facet = :facet and c.name in :names and c.dayOn in"
                + " :days",
            CountRow.class)
        .setParameter("facet", facet)
        .setParameter("names", names)
        .setParameter("days", days)
        .getResultList()
        .forEach(row -> known.put(new Slot(row.facet, row.name, row.dayOn), row));
    for (Map.Entry<Slot, Long> entry : list) {
      CountRow row = known.get(entry.getKey());
      if (row == null) {
        row = new CountRow();
        row.facet = facet;
        row.name = entry.getKey().name;
        row.dayOn = entry.getKey().day;
        em.persist(row);
      }
      row.voices += entry.getValue();
    }
  }
}
