// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers as cards, latest change first. */
@Component(service = Widget.class)
@WidgetType(
    id = "said.list",
    title = "You said, we did: list",
    category = "said",
    description = "Answers to feedback as cards",
    icon = "list")
public final class ListWidget implements Widget<ListWidget.Settings> {
  private final Actions actions;
  private final AnswerViews views;

  /** Settings. */
  public record Settings(
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Status") @Help("said, planned, doing, done or could-not; empty for all")
          Optional<@Pattern(regexp = "(said|planned|doing|done|could-not)?") String> status,
      @Label("Language") @Help("Such as vi; empty for all")
          Optional<@Size(max = 35) String> language,
      @Label("Theme") Optional<@Size(max = 128) String> topic,
      @Label("Product") Optional<@Size(max = 128) String> product,
      @Label("Number of answers") Optional<@Min(1) @Max(50) Integer> limit) {}

  /** Gets its surroundings. */
  @Activate
  public ListWidget(@Reference Actions actions, @Reference AnswerViews views) {
    this.actions = actions;
    this.views = views;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    ActionFilter filter =
        new ActionFilter(
            settings.language().orElse(""),
            settings.status().flatMap(Status::of).map(Set::of).orElse(Set.of()),
            settings.topic().orElse(""),
            settings.product().orElse(""),
            false,
            false);
    return View.of(
            "said/list",
            new Models.Cards(
                settings.heading().orElse(""),
                Action.PREFIX,
                views.cards(actions.list(filter, "", settings.limit().orElse(6)).items())))
        .tagged(Actions.TAG, ContentLabel.TAG)
        .reusableFor(AnswerViews.REUSE)
        .withStyle(AnswerViews.STYLE);
  }
}
