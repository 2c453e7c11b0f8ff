// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Status;
import org.candorcms.said.report.TopQuestion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What most people asked last week, and the answer. */
@Component(service = Widget.class)
@WidgetType(
    id = "said.question",
    title = "Question of the week",
    category = "said",
    description = "What most people asked last week, with its answer",
    icon = "help")
public final class QuestionWidget implements Widget<QuestionWidget.Settings> {
  private final TopQuestion questions;
  private final ActionLabels labels;

  /** Settings. */
  public record Settings(
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Tag") @Help("Id of the tag that makes a voice a question")
          Optional<@Pattern(regexp = "[a-z0-9-]{1,60}") String> tag,
      @Label("Product") @Help("Only questions about it; empty for all")
          Optional<@Size(max = 128) String> product,
      @Label("Week") @Help("Such as 2026-W20; empty for the last one that is over")
          Optional<@Pattern(regexp = "[0-9]{4}-W[0-5][0-9]") String> week) {}

  /** Gets its surroundings. */
  @Activate
  public QuestionWidget(@Reference TopQuestion questions, @Reference ActionLabels labels) {
    this.questions = questions;
    this.labels = labels;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    LocalDate day =
        settings.week().map(QuestionWidget::monday).orElseGet(() -> questions.lastWeek());
    return questions
        .of(
            day,
            settings.tag().orElse("question"),
            settings.product().orElse(""),
            context.language().getLanguage())
        .map(asked -> view(asked, settings.heading().orElse(""), context))
        .orElseGet(View::nothing)
        .tagged(Actions.TAG, ContentLabel.TAG)
        .reusableFor(AnswerViews.REUSE);
  }

  private static LocalDate monday(String week) {
    try {
      return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
    } catch (DateTimeParseException notOne) {
      throw ProblemException.invalid("week", "date", "must be a week such as 2026-W20");
    }
  }

  private View view(TopQuestion.Asked asked, String heading, RenderContext context) {
    Action action = asked.answer();
    return View.of(
            "said/question",
            new Models.Question(
                heading,
                asked.theme().title(),
                asked.theme().lang(),
                asked.askers(),
                asked.week(),
                action.status().text(),
                AnswerViews.icon(action.status()),
                AnswerViews.description(action),
                action.lang(),
                action.path(),
                labels.of(action)))
        .withStyle(AnswerViews.STYLE)
        .withJsonLd(jsonLd(asked, context));
  }

  private static Map<String, Object> jsonLd(TopQuestion.Asked asked, RenderContext context) {
    Action action = asked.answer();
    String url = context.absoluteUrl(action.path());
    Map<String, Object> site = Map.of("@type", "Organization", "name", context.siteName());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("@type", "Answer");
    answer.put("text", action.status() == Status.COULD_NOT ? action.couldNot() : action.did());
    answer.put("url", url);
    answer.put("datePublished", action.doneAt().orElse(action.updatedAt()).toString());
    answer.put("author", site);
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("@type", "Question");
    question.put("name", asked.theme().title());
    question.put(
        "text",
        asked.theme().summary().isEmpty() ? asked.theme().title() : asked.theme().summary());
    question.put("answerCount", 1);
    question.put("datePublished", asked.theme().createdAt().toString());
    question.put("author", site);
    question.put("acceptedAnswer", answer);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("@type", "QAPage");
    page.put("mainEntity", question);
    return page;
  }
}
