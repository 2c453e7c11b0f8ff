// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.LocalDate;
import java.util.List;

/**
 * What the law of some countries says about asking buyers for a review. Rules are data: see {@code
 * request-rules.json} beside this class.
 *
 * @param id stable name
 * @param jurisdictions ISO 3166-1 alpha-2 codes, or {@code *} for all others
 * @param effectiveFrom first day it holds
 * @param minDays fewest days between delivery and the mail
 * @param marketingNotice what follows when the buyer was not told of such mail: {@code required}
 *     stops it, {@code advised} adds a remark, {@code none} does nothing. Only sources of grade P
 *     may require
 * @param authority who said so
 * @param why for editors, one or two English sentences
 * @param source where it is written
 */
public record RequestRule(
    @NotBlank String id,
    @NotEmpty List<String> jurisdictions,
    LocalDate effectiveFrom,
    @Min(0) @Max(90) int minDays,
    Notice marketingNotice,
    String authority,
    String why,
    Source source) {
  /** Copies collections. */
  public RequestRule {
    jurisdictions = List.copyOf(jurisdictions);
    if (marketingNotice == Notice.REQUIRED && !source.grade().equals("P")) {
      throw new IllegalArgumentException("Rule " + id + " may not require: its source is no law");
    }
  }

  /** What follows when the buyer was not told. */
  public enum Notice {
    /** No mail. */
    REQUIRED,
    /** The mail is sent, with a remark. */
    ADVISED,
    /** Nothing. */
    NONE
  }

  /**
   * Where a rule is written.
   *
   * @param grade P for regulator, court or statute; L for a law firm or trade body; B for a blog
   */
  public record Source(String title, String url, LocalDate retrieved, String grade) {}
}
