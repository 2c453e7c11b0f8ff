// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Overview;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every step of every answer, newest first, by month. */
@Component(service = Widget.class)
@WidgetType(
    id = "said.timeline",
    title = "You said, we did: timeline",
    category = "said",
    description = "What happened when, newest first",
    icon = "clock")
public final class TimelineWidget implements Widget<TimelineWidget.Settings> {
  private final Overview overview;
  private final ActionLabels labels;

  /** Settings. */
  public record Settings(
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Number of events") Optional<@Min(1) @Max(100) Integer> limit) {}

  /** Gets its surroundings. */
  @Activate
  public TimelineWidget(@Reference Overview overview, @Reference ActionLabels labels) {
    this.overview = overview;
    this.labels = labels;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    DateTimeFormatter name = DateTimeFormatter.ofPattern("LLLL yyyy", context.language());
    Map<YearMonth, List<Models.Event>> months = new LinkedHashMap<>();
    List<Overview.Step> steps = overview.steps(settings.limit().orElse(20));
    Map<String, List<String>> known =
        labels.of(steps, Overview.Step::id, step -> Locale.forLanguageTag(step.lang()));
    for (Overview.Step step : steps) {
      months
          .computeIfAbsent(
              YearMonth.from(step.at().atZone(ZoneOffset.UTC)), key -> new ArrayList<>())
          .add(
              new Models.Event(
                  step.at(),
                  step.status().text(),
                  AnswerViews.icon(step.status()),
                  step.title(),
                  step.path(),
                  step.lang(),
                  known.getOrDefault(step.id(), List.of())));
    }
    List<Models.Month> shown =
        months.entrySet().stream()
            .map(
                month ->
                    new Models.Month(
                        month.getKey().toString(), name.format(month.getKey()), month.getValue()))
            .toList();
    return View.of("said/timeline", new Models.Timeline(settings.heading().orElse(""), shown))
        .tagged(Actions.TAG, ContentLabel.TAG)
        .reusableFor(AnswerViews.REUSE)
        .withStyle(AnswerViews.STYLE);
  }
}
