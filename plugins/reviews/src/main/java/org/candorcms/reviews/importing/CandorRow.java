// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.json.Json;
import org.candorcms.reviews.review.ReviewRow;

/** A review with everything that Candor knows of it, by the names of its own form. */
final class CandorRow {
  static final List<String> COLUMNS =
      List.of(
          "id",
          "product",
          "rating",
          "title",
          "body",
          "author",
          "email",
          "lang",
          "pros",
          "cons",
          "attributes",
          "experienced_on",
          "submitted_at",
          "published_at",
          "status",
          "verified",
          "verified_at",
          "incentive",
          "incentive_note",
          "helpful",
          "consent_to_quote",
          "reply",
          "replied_at");

  private CandorRow() {}

  /** Values in the order of {@link #COLUMNS}; numbers and flags as such. */
  static Map<String, Object> of(ReviewRow row, Json json) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", row.id);
    values.put("product", row.product);
    values.put("rating", row.rating);
    values.put("title", row.title);
    values.put("body", row.body);
    values.put("author", row.authorName);
    values.put("email", row.authorEmail);
    values.put("lang", row.lang);
    values.put("pros", row.pros);
    values.put("cons", row.cons);
    values.put(
        "attributes", row.attributes.isEmpty() ? "" : json.write(ReviewRow.pairs(row.attributes)));
    values.put("experienced_on", row.experiencedOn);
    values.put("submitted_at", Exporter.moment(row.submittedAt));
    values.put("published_at", Exporter.moment(row.publishedAt));
    values.put("status", row.status);
    values.put("verified", row.verifiedMethod);
    values.put("verified_at", Exporter.moment(row.verifiedAt));
    values.put("incentive", row.incentiveKind);
    values.put("incentive_note", row.incentiveNote);
    values.put("helpful", row.helpful);
    values.put("consent_to_quote", row.quotable);
    values.put("reply", row.replyBody);
    values.put("replied_at", Exporter.moment(row.repliedAt));
    return values;
  }

  static String text(Object value) {
    return value instanceof Boolean flag ? (flag ? "yes" : "no") : String.valueOf(value);
  }
}
