// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Overview;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All answers in figures; what could not be done and what is late is counted like the rest. */
@Component(service = Widget.class)
@WidgetType(
    id = "said.summary",
    title = "You said, we did: figures",
    category = "said",
    description = "How many voices, answers, done, could not and late",
    icon = "chart")
public final class SummaryWidget implements Widget<SummaryWidget.Settings> {
  private final Actions actions;
  private final Overview overview;
  private final AnswerViews views;

  /** Settings. */
  public record Settings(@Label("Heading") Optional<@Size(max = 200) String> heading) {}

  /** Gets its surroundings. */
  @Activate
  public SummaryWidget(
      @Reference Actions actions, @Reference Overview overview, @Reference AnswerViews views) {
    this.actions = actions;
    this.overview = overview;
    this.views = views;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    return View.of(
            "said/summary",
            views.figures(
                actions.summary(""),
                overview.voices(),
                settings.heading().orElse(""),
                Action.PREFIX))
        .tagged(Actions.TAG)
        .reusableFor(AnswerViews.REUSE)
        .withStyle(AnswerViews.STYLE);
  }
}
