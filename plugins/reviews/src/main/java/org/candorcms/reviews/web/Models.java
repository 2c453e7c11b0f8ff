// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the templates read. Addresses are paths of the site or whole addresses. */
final class Models {
  private Models() {}

  /** Stars in words and as the width of five stars of 24 units each. */
  record Stars(String label, String width) {}

  /** A hidden field of a form. */
  record Field(String name, String value) {}

  /** One choice of a select. */
  record Option(String value, String text, boolean selected) {}

  /**
   * A select among the filters.
   *
   * @param key unique in the widget, for ids
   * @param name of the parameter
   */
  record Filter(String key, String name, String label, boolean chosen, List<Option> options) {}

  /** A filter that is set; its address is the list without it. */
  record Chip(String text, String address) {}

  /** A link. */
  record Target(String text, String address) {}

  /** A line of the histogram. */
  record Bar(int stars, long count, String share, String address, boolean chosen) {}

  /** The headline of a product. */
  record Summary(
      String heading,
      long count,
      String average,
      Optional<Stars> stars,
      List<Bar> bars,
      String incentivised,
      String formAddress,
      String policyAddress,
      List<String> labels) {}

  /** Why a review is called verified. */
  record Verified(String why) {}

  /** An attribute or another fact with its name. */
  record Fact(String name, String value) {}

  /** A photo and its thumbnail. */
  record Picture(String full, String thumbnail, int width, int height, String alt) {}

  /** Something that changed since the review. */
  record Changed(String title, String address, Instant at, List<String> labels) {}

  /** The merchant's answer. */
  record Answer(String by, Instant at, Duration after, List<String> paragraphs) {}

  /**
   * A review.
   *
   * @param untitled what stands for a title that is missing
   * @param foreign whether it is in another language than the page
   * @param updatedAt empty when it is that of publication
   * @param labels what other plugins want to stand with it
   * @param told outcome of a vote or flag that was just sent without script
   */
  record Card(
      String id,
      String anchor,
      Stars stars,
      String title,
      String untitled,
      String lang,
      boolean foreign,
      String author,
      Optional<Verified> verified,
      String incentive,
      List<String> labels,
      Instant publishedAt,
      Optional<Instant> updatedAt,
      Optional<LocalDate> experiencedOn,
      List<Fact> attributes,
      List<String> paragraphs,
      List<String> pros,
      List<String> cons,
      List<Picture> photos,
      List<Changed> changes,
      Optional<Answer> reply,
      String reasons,
      String votes,
      String flags,
      String helpfulText,
      String told,
      String back,
      String link,
      List<Option> flagReasons) {}

  /**
   * A list of reviews.
   *
   * @param any whether the product has reviews at all
   * @param shown how many match, in words
   * @param elsewhere reviews in other languages
   * @param rule how the list is ordered, in words
   * @param chosen a review that the visitor followed a link to
   * @param labels of the product
   */
  record ReviewList(
      String heading,
      String formAddress,
      String policyAddress,
      String failure,
      boolean any,
      String action,
      List<Field> kept,
      List<Filter> filters,
      List<Chip> chips,
      String clear,
      String shown,
      Optional<Target> elsewhere,
      String rule,
      Optional<Card> chosen,
      List<Card> reviews,
      String first,
      String next,
      List<String> labels) {}

  /** A field of the form as typed, with what is wrong with it. */
  record Input(String value, String error, boolean focus) {}

  /** One of five radio buttons. */
  record Star(int value, boolean checked, boolean invalid, boolean focus) {}

  /** The choice of stars. */
  record Rate(List<Star> options, String error) {}

  /** A select with what is wrong with it. */
  record Choice(List<Option> options, String error, boolean focus) {}

  /** A question about the author or the use; free text where there are no options. */
  record Question(String key, String name, String label, String value, List<Option> options) {}

  /** Something to mend; the target is the id of its field. */
  record Mistake(String target, String text) {}

  /** The form. */
  record Form(
      String heading,
      String product,
      boolean sent,
      String message,
      String sentText,
      List<Mistake> errors,
      int errorCount,
      String invitation,
      Rate rating,
      Input title,
      Input body,
      Input pros,
      Input cons,
      List<Question> attributes,
      Input experiencedOn,
      String latest,
      int photos,
      String photoError,
      boolean photoFocus,
      String photosShow,
      Choice incentive,
      Input name,
      Input email,
      boolean askOrder,
      Input order,
      boolean consentToQuote,
      String policyAddress) {}

  /** A number beside a short story. */
  record Quote(
      String figure,
      String figureText,
      String text,
      String lang,
      Stars stars,
      String author,
      boolean verified,
      String incentive,
      Instant at,
      String address,
      List<String> labels) {}

  /** Quotes. */
  record Quotes(List<Quote> quotes) {}

  /** A pro or con with the review it was taken from. */
  record Point(String text, String lang, String address, String author, List<String> labels) {}

  /** A product in the comparison. */
  record Compared(
      String name,
      String address,
      Optional<Stars> stars,
      String average,
      long count,
      List<Point> pros,
      List<Point> cons,
      List<String> labels) {}

  /** Products side by side. */
  record Comparison(String heading, List<Compared> products) {}

  /** A part of a whole. */
  record Share(String text, long count, long total, String share) {}

  /** How people like you answered one question. */
  record Answers(String label, List<Share> values) {}

  /** People like you. */
  record Segment(
      long count, String who, Stars stars, String average, List<Answers> answers, String address) {}

  /** The choice of facets and what it gives. */
  record Fit(
      String heading,
      String action,
      List<Field> kept,
      List<Filter> filters,
      Optional<Segment> segment,
      String advice) {}

  /** A part of the policy. */
  record Section(String heading, List<String> points) {}

  /** How reviews with so many stars were treated. */
  record Treated(int stars, long decided, long refused, Duration median) {}

  /** The policy. */
  record Policy(
      String heading,
      List<Section> sections,
      Optional<Replies> replies,
      List<Treated> ledger,
      int days,
      boolean alarm) {}

  /** How fast the merchant answered; half and nine tenths of the answers came within these. */
  record Replies(int days, long reviews, long answered, Duration half, Duration most) {}
}
