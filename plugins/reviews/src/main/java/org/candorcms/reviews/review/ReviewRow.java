// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A stored review. Times are milliseconds since 1970, 0 for never; lists are lines, pairs are
 * parted by a tab.
 */
@Entity
@Table(name = "reviews_review")
public class ReviewRow {
  @Id public String id = "";
  public String product = "";
  public int rating;
  public String title = "";
  public String body = "";

  @Column(name = "author_name")
  public String authorName = "";

  @Column(name = "author_email")
  public String authorEmail = "";

  public String visitor = "";
  public String lang = "";
  public String pros = "";
  public String cons = "";
  public String attributes = "";
  public String photos = "";

  @Column(name = "experienced_on")
  public String experiencedOn = "";

  public String status = Status.PENDING.code();

  @Column(name = "submitted_at")
  public long submittedAt;

  @Column(name = "published_at")
  public long publishedAt;

  @Column(name = "updated_at")
  public long updatedAt;

  @Column(name = "verified_method")
  public String verifiedMethod = "";

  @Column(name = "verified_at")
  public long verifiedAt;

  @Column(name = "verified_proof")
  public String verifiedProof = "";

  @Column(name = "incentive_kind")
  public String incentiveKind = "";

  @Column(name = "incentive_note")
  public String incentiveNote = "";

  public boolean quotable;
  public long helpful;
  public long flags;

  @Column(name = "reply_body")
  public String replyBody = "";

  @Column(name = "reply_by")
  public String replyBy = "";

  @Column(name = "replied_at")
  public long repliedAt;

  @Column(name = "content_score")
  public int contentScore;

  public int usefulness;

  @Column(name = "usefulness_reasons")
  public String usefulnessReasons = "";

  /** Stars that it lacks: fewest first in the order in which indexes are read backwards. */
  public int shortfall;

  public String hints = "";

  @Column(name = "decision_reason")
  public String decisionReason = "";

  @Column(name = "decision_note")
  public String decisionNote = "";

  @Column(name = "decided_by")
  public String decidedBy = "";

  @Column(name = "decided_at")
  public long decidedAt;

  @Column(name = "content_key")
  public String contentKey = "";

  @Column(name = "text_key")
  public String textKey = "";

  public String source = "";

  private static final List<Field> COLUMNS =
      Arrays.stream(ReviewRow.class.getFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .toList();

  private static final String INSERT =
      "insert into reviews_review ("
          + COLUMNS.stream().map(ReviewRow::column).collect(Collectors.joining(", "))
          + ") values (?"
          + ", ?".repeat(COLUMNS.size() - 1)
          + ")";

  /** For the persistence provider. */
  public ReviewRow() {}

  private static String column(Field field) {
    Column named = field.getAnnotation(Column.class);
    return named == null ? field.getName() : named.name();
  }

  /** Stores many at once, for which the persistence provider would need half as long again. */
  public static void insert(EntityManager em, Collection<ReviewRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement(INSERT)) {
      for (ReviewRow row : rows) {
        for (int i = 0; i < COLUMNS.size(); i++) {
          insert.setObject(i + 1, COLUMNS.get(i).get(row));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it stands. */
  public Status state() {
    return Status.of(status);
  }

  /** What others than moderators may see of it. */
  public Review review() {
    return new Review(
        id,
        product,
        rating,
        title,
        body,
        authorName,
        lang,
        lines(pros),
        lines(cons),
        pairs(attributes),
        pairs(photos).entrySet().stream().map(e -> new Photo(e.getKey(), e.getValue())).toList(),
        experiencedOn.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(experiencedOn)),
        state(),
        Instant.ofEpochMilli(submittedAt),
        publishedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(publishedAt)),
        Instant.ofEpochMilli(updatedAt),
        verifiedMethod.isEmpty()
            ? Optional.empty()
            : Optional.of(new Verification(verifiedMethod, Instant.ofEpochMilli(verifiedAt))),
        incentiveKind.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Incentive(
                    incentiveKind,
                    incentiveNote.isEmpty() ? Optional.empty() : Optional.of(incentiveNote))),
        helpful,
        repliedAt == 0
            ? Optional.empty()
            : Optional.of(
                new Reply(
                    replyBody,
                    Instant.ofEpochMilli(repliedAt),
                    Duration.ofSeconds(Math.max(0, (repliedAt - submittedAt) / 1000)))),
        new Usefulness(usefulness, UsefulnessScore.reasons(lines(usefulnessReasons), helpful)),
        quotable);
  }

  /** Parts of a list that {@link #join(Collection)} put together. */
  public static List<String> lines(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\n"));
  }

  /** Pairs that {@link #join(Map)} put together. */
  public static Map<String, String> pairs(String joined) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : lines(joined)) {
      int tab = line.indexOf('\t');
      pairs.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return pairs;
  }

  /** A list as stored; control characters in its parts become spaces. */
  public static String join(Collection<String> parts) {
    return String.join("\n", parts.stream().map(ReviewRow::plain).toList());
  }

  /** Pairs as stored. */
  public static String join(Map<String, String> pairs) {
    List<String> lines = new ArrayList<>();
    pairs.forEach((name, text) -> lines.add(plain(name) + '\t' + plain(text)));
    return String.join("\n", lines);
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
