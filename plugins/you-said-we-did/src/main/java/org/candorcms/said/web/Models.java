// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the templates read. Paths are from the root of the site. */
public final class Models {
  private Models() {}

  /**
   * The question of a week with its answer.
   *
   * @param lang of the question; empty if it is not known
   * @param answerLang of the answer
   * @param labels of the answer, in its language, like all {@code labels} below
   */
  public record Question(
      String heading,
      String question,
      String lang,
      long askers,
      String week,
      String status,
      String statusIcon,
      String answer,
      String answerLang,
      String path,
      List<String> labels) {}

  /**
   * An answer in a list.
   *
   * @param status name of the status
   * @param statusIcon icon of the theme for it
   * @param outcomeKind {@code did}, {@code could-not} or {@code next}
   * @param outcome beginning of that text
   * @param of 0 where it is not known of how many
   * @param late days since it should have been finished
   */
  public record Card(
      String id,
      String title,
      String path,
      String lang,
      String status,
      String statusIcon,
      boolean disputed,
      long disputes,
      long late,
      String said,
      String outcomeKind,
      String outcome,
      long voices,
      long of,
      Optional<LocalDate> due,
      Optional<LocalDate> checkOn,
      Optional<Instant> doneOn,
      List<String> labels) {}

  /**
   * A list of answers.
   *
   * @param all path of the page with all of them; empty on that page
   */
  public record Cards(String heading, String all, List<Card> items) {}

  /**
   * A part of the bar of all answers.
   *
   * @param offset where it begins, of 100
   * @param width of 100
   */
  public record Part(String status, long count, double offset, double width) {}

  /** All answers in figures. */
  public record Figures(
      String heading,
      String all,
      long voices,
      long answers,
      long done,
      long couldNot,
      long late,
      List<Part> parts) {}

  /**
   * A choice among lists.
   *
   * @param all whether it stands for no restriction
   */
  public record Filter(
      String value, String name, long count, String path, boolean current, boolean all) {}

  /**
   * The page of all answers below its hero.
   *
   * @param more path of the following part; empty for none
   */
  public record Home(
      List<Filter> statuses, List<Filter> languages, List<Card> items, String more) {}

  /** The hero of the page of all answers. */
  public record Hero(Figures figures) {}

  /** Words of a voice that may be quoted. */
  public record Quote(String text, String author, String lang) {}

  /**
   * What shows that something was done.
   *
   * @param address of another site, or of this one with base path
   * @param external whether it leads to another site
   */
  public record Proof(String address, String text, boolean external) {}

  /**
   * Voices before and after.
   *
   * @param compared whether it is the comparison group
   * @param beforeWidth of 100, beside the larger number of the row
   */
  public record EffectRow(
      boolean compared, long before, double beforeWidth, long after, double afterWidth) {}

  /**
   * What changed since.
   *
   * @param days length of each part
   * @param change per cent of what the comparison leads to expect; empty where it cannot be said
   * @param low lower end of the interval
   * @param high upper end of the interval
   */
  public record Effect(
      int days,
      String verdict,
      List<EffectRow> rows,
      Optional<Long> change,
      Optional<Long> low,
      Optional<Long> high,
      long count) {}

  /**
   * One answer. Texts are paragraphs.
   *
   * @param heading whether the title is shown with it
   * @param level element of its headings
   * @param share voices of all, of 100
   * @param hasNext whether anything is to come
   * @param labels empty where the page has them
   */
  public record Item(
      String id,
      String title,
      String path,
      String lang,
      boolean heading,
      String level,
      String status,
      String statusIcon,
      boolean disputed,
      long disputes,
      long late,
      List<String> asked,
      List<String> said,
      long voices,
      long of,
      double share,
      List<Quote> quotes,
      List<String> did,
      List<String> couldNot,
      String reason,
      List<Proof> evidence,
      boolean hasNext,
      List<String> next,
      Optional<LocalDate> due,
      Optional<LocalDate> checkOn,
      Optional<Instant> doneOn,
      String owner,
      Optional<Effect> effect,
      List<String> labels) {}

  /** A step that an answer took. */
  public record Step(Instant on, String status, boolean reopened) {}

  /**
   * What stands beside an answer.
   *
   * @param followed message after the form was taken
   * @param followError message after it was not
   * @param followMail what was typed
   */
  public record Aside(
      String id,
      String path,
      String followed,
      String followError,
      String followMail,
      List<Step> history) {}

  /** A link to another answer. */
  public record Related(
      String title, String path, String lang, String status, List<String> labels) {}

  /**
   * What stands below an answer.
   *
   * @param disputable whether it claims to be done
   * @param told message after the form was taken
   * @param error message after it was not
   * @param text what was typed
   */
  public record After(
      String id,
      String path,
      boolean disputable,
      String told,
      String error,
      String text,
      List<Related> related) {}

  /** A topic to choose. */
  public record Topic(String value, String text, boolean chosen) {}

  /**
   * The feedback form.
   *
   * @param question in place of the built-in one
   * @param sent message after it was taken
   * @param failed message after it was not
   * @param opened whether the optional part is open
   */
  public record FeedbackForm(
      String heading,
      String question,
      String product,
      String sent,
      String failed,
      boolean opened,
      String text,
      boolean textError,
      List<Topic> topics,
      String email,
      boolean mailError,
      boolean quote,
      boolean tell,
      boolean recognise,
      boolean recognised) {}

  /** A step of an answer in the timeline. */
  public record Event(
      Instant on,
      String status,
      String statusIcon,
      String title,
      String path,
      String lang,
      List<String> labels) {}

  /**
   * The steps of a month.
   *
   * @param month as in {@code 2026-11}
   */
  public record Month(String month, String name, List<Event> events) {}

  /** What happened when. */
  public record Timeline(String heading, List<Month> months) {}

  /**
   * A page that a mail led to. Members are messages but for token, title, lang, form and labels.
   *
   * @param form path that the button sends to
   */
  public record Letter(
      String done,
      String failed,
      String text,
      String title,
      String lang,
      String token,
      String form,
      String button,
      List<String> labels) {}
}
