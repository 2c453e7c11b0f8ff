// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One answer. */
@Component(service = Widget.class)
@WidgetType(
    id = "said.item",
    title = "You said, we did: one answer",
    category = "said",
    description = "One answer with what was asked, said, done or not, and what comes next",
    icon = "check")
public final class ItemWidget implements Widget<ItemWidget.Settings> {
  private final Actions actions;
  private final AnswerViews views;

  /** Settings. */
  public record Settings(
      @Label("Answer") @Help("Id or address of the answer") @NotBlank @Size(max = 200)
          String action) {}

  /** Gets its surroundings. */
  @Activate
  public ItemWidget(@Reference Actions actions, @Reference AnswerViews views) {
    this.actions = actions;
    this.views = views;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    Optional<Action> found =
        actions.resolve(settings.action()).or(() -> actions.at(settings.action()));
    return found
        .map(action -> views.item(action, AnswerViews.Heading.SHOWN, context))
        .orElseGet(() -> View.nothing().tagged(Actions.TAG));
  }
}
