// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.action;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to what people said. Texts are plain; an empty one stands for nothing.
 *
 * @param id chosen by the client
 * @param slug last part of its address
 * @param lang BCP 47
 * @param asked what was asked, if it was asked
 * @param said what people said, and how many of how many
 * @param did what was done; facts only
 * @param couldNot what could not be done, and why
 * @param reason kind of reason for that: {@code cost, law, safety, time, other}; empty for none
 * @param next what comes next
 * @param checkOn when somebody will look at it again
 * @param due when it should be finished
 * @param owner who cares for it
 * @param doneAt when it was finished; set by the server
 * @param quotes words of voices that may be quoted now, nothing else
 * @param theme id of the theme it answers; empty for none
 * @param product what it is about, as in {@code PUT /api/products/{id}}; empty for none
 * @param translationOf id of the action it translates; empty for none
 * @param change number of its present change: a new status is a change, a corrected word is not
 * @param changedAt when that change was made
 * @param disputes visitors for whom it is not done, in the present round
 * @param disputedAt when disputes reopened it last, while it is open
 */
public record Action(
    String id,
    String slug,
    String lang,
    String title,
    String asked,
    Said said,
    String did,
    String couldNot,
    String reason,
    String next,
    Optional<LocalDate> checkOn,
    Optional<LocalDate> due,
    String owner,
    Status status,
    Optional<Instant> doneAt,
    List<Evidence> evidence,
    List<Quote> quotes,
    String theme,
    String product,
    String translationOf,
    long change,
    Instant changedAt,
    long disputes,
    Optional<Instant> disputedAt,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** Copies collections. */
  public Action {
    evidence = List.copyOf(evidence);
    quotes = List.copyOf(quotes);
  }

  /**
   * What people said.
   *
   * @param voices how many said so
   * @param of of how many who spoke
   */
  public record Said(String summary, long voices, long of) {}

  /**
   * What shows that it was done.
   *
   * @param url web address, or a path of this site
   */
  public record Evidence(String url, String note) {}

  /**
   * Words of somebody who allowed to be quoted.
   *
   * @param author name as it may be shown; empty for none
   * @param lang of the words, BCP 47
   */
  public record Quote(String voice, String excerpt, String author, String lang) {}

  /** Where its page is, from the root of the site. */
  public String path() {
    return PREFIX + "/" + slug;
  }

  /** Where the pages of all actions are. */
  public static final String PREFIX = "/you-said-we-did";

  /** Its language. */
  public Locale locale() {
    return Locale.forLanguageTag(lang);
  }

  /** Days since it should have been finished; 0 if it is finished, or not due yet. */
  public long overdueDays(LocalDate today) {
    if (status.closed()) {
      return 0;
    }
    return due.map(day -> Math.max(0, ChronoUnit.DAYS.between(day, today))).orElse(0L);
  }

  /** Whether visitors have reopened it. */
  public boolean disputed() {
    return disputedAt.isPresent() && !status.closed();
  }
}
