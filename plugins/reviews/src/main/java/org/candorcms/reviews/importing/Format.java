// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Forms in which reviews travel. */
public enum Format {
  /** CSV with everything that Candor knows of a review. */
  CANDOR(
      "text/csv",
      Map.ofEntries(
          Map.entry("id", Field.ID),
          Map.entry("product", Field.PRODUCT),
          Map.entry("rating", Field.RATING),
          Map.entry("title", Field.TITLE),
          Map.entry("body", Field.BODY),
          Map.entry("author", Field.AUTHOR),
          Map.entry("email", Field.EMAIL),
          Map.entry("lang", Field.LANG),
          Map.entry("pros", Field.PROS),
          Map.entry("cons", Field.CONS),
          Map.entry("experienced_on", Field.EXPERIENCED_ON),
          Map.entry("submitted_at", Field.DATE),
          Map.entry("published_at", Field.PUBLISHED_AT),
          Map.entry("status", Field.STATUS),
          Map.entry("verified", Field.VERIFIED),
          Map.entry("verified_at", Field.VERIFIED_AT),
          Map.entry("incentive", Field.INCENTIVE),
          Map.entry("incentive_note", Field.INCENTIVE_NOTE),
          Map.entry("helpful", Field.HELPFUL),
          Map.entry("consent_to_quote", Field.QUOTABLE),
          Map.entry("reply", Field.REPLY),
          Map.entry("replied_at", Field.REPLIED_AT))),
  /** CSV as Judge.me exports it. */
  JUDGEME(
      "text/csv",
      Map.ofEntries(
          Map.entry("product_handle", Field.PRODUCT),
          Map.entry("review_title", Field.TITLE),
          Map.entry("title", Field.TITLE),
          Map.entry("body", Field.BODY),
          Map.entry("reviewer_name", Field.AUTHOR),
          Map.entry("reviewer_email", Field.EMAIL),
          Map.entry("rating", Field.RATING),
          Map.entry("review_date", Field.DATE),
          Map.entry("reply", Field.REPLY),
          Map.entry("reply_date", Field.REPLIED_AT),
          Map.entry("verified", Field.VERIFIED),
          Map.entry("hidden", Field.HIDDEN))),
  /** CSV as the old review app of Shopify exported it. */
  SHOPIFY(
      "text/csv",
      Map.ofEntries(
          Map.entry("product_handle", Field.PRODUCT),
          Map.entry("state", Field.STATUS),
          Map.entry("rating", Field.RATING),
          Map.entry("title", Field.TITLE),
          Map.entry("author", Field.AUTHOR),
          Map.entry("email", Field.EMAIL),
          Map.entry("body", Field.BODY),
          Map.entry("reply", Field.REPLY),
          Map.entry("created_at", Field.DATE),
          Map.entry("replied_at", Field.REPLIED_AT))),
  /** One JSON object a line, members named as the columns of {@link #CANDOR}. */
  NDJSON("application/x-ndjson", CANDOR.columns),
  /** Google's product review feed. */
  GOOGLE("application/xml", Map.of());

  private final String mediaType;
  private final Map<String, Field> columns;

  Format(String mediaType, Map<String, Field> columns) {
    this.mediaType = mediaType;
    this.columns = columns;
  }

  /** As in the address. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The media type of a file. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether a file is a table. */
  boolean table() {
    return mediaType.equals("text/csv");
  }

  /** Which column holds what. */
  Map<String, Field> columns() {
    return columns;
  }

  /** The format with this name. */
  public static Optional<Format> of(String code) {
    return Arrays.stream(values()).filter(format -> format.code().equals(code)).findFirst();
  }
}
