// SPDX-License-Identifier: Apache-2.0
package sample.notes;

import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Function;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;

/** Runs inside the test bundle, where the entity is the bundle's own class. */
public final class Probe implements Function<Store, String> {
  /** For reflection. */
  public Probe() {}

  @Override
  public String apply(Store store) {
    String text = "ผ่าน €🙂 ".repeat(100_000);
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : new String[] {"UTC", "Europe/Berlin", "Asia/Kathmandu"}) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        for (Instant at : MOMENTS) {
          String answer = writeAndRead(store, text, at);
          if (!answer.equals("good")) {
            return answer + " in " + zone + " at " + at;
          }
        }
      }
    } finally {
      TimeZone.setDefault(before);
    }
    store.execute(m -> m.persist(new Note("a", "a", "short", MOMENTS.get(0), true, 1)));
    return duplicates(store);
  }

  private static String duplicates(Store store) {
    try {
      store.execute(
          m -> {
            m.persist(new Note("b", "b", "", MOMENTS.get(0), false, 2));
            m.persist(new Note("c", "c", "", MOMENTS.get(0), false, 3));
            m.persist(new Note("d", "a", "", MOMENTS.get(0), false, 4));
          });
      return "accepted a duplicate";
    } catch (ProblemException e) {
      String code = e.errors().get(0).code();
      return code.equals("notes_note_slug_uk") ? "good" : "constraint " + code;
    }
  }

  /** Around the change of clocks in Berlin, and before computers. */
  private static final List<Instant> MOMENTS =
      List.of(
          Instant.parse("2026-03-29T01:30:00.123456Z"),
          Instant.parse("2026-03-29T00:30:00Z"),
          Instant.parse("2026-10-25T00:30:00.5Z"),
          Instant.parse("2026-10-25T01:30:00.000001Z"),
          Instant.parse("1901-05-05T05:05:05Z"));

  private static String writeAndRead(Store store, String text, Instant at) {
    store.execute(m -> m.persist(new Note("t", "t", text, at, true, 1)));
    Note read = store.read(m -> m.find(Note.class, "t"));
    if (!read.body().equals(text)) {
      return "body of " + read.body().length();
    }
    if (!read.createdAt().equals(at)) {
      return "time " + read.createdAt();
    }
    if (!read.pinned()) {
      return "flag";
    }
    store.execute(m -> m.find(Note.class, "t").rewrite("short"));
    long found =
        store.read(
            m ->
                m.createQuery(
                        "select count(n) from Note n where n.createdAt = :at and n.pinned = true",
                        Long.class)
                    .setParameter("at", at)
                    .getSingleResult());
    store.execute(m -> m.remove(m.find(Note.class, "t")));
    return found == 1 ? "good" : "found " + found;
  }
}
