// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.help.article.Articles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The articles that are read most. */
@Component(service = Widget.class)
@WidgetType(
    id = "help.top",
    title = "Top help articles",
    category = "help",
    description = "The articles read most in the last 30 days",
    icon = "star")
public final class TopWidget implements Widget<TopWidget.Settings> {
  private final Listing listing;

  /** Settings. */
  public record Settings(
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Number of articles") Optional<@Min(1) @Max(20) Integer> limit) {}

  /** Gets its surroundings. */
  @Activate
  public TopWidget(@Reference Listing listing) {
    this.listing = listing;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    List<Models.Entry> entries =
        listing.top(listing.language(List.of(context.language())), settings.limit().orElse(5));
    if (entries.isEmpty()) {
      return View.nothing().tagged(Articles.TAG);
    }
    return View.of("help/top", new Models.Entries(settings.heading().orElse(""), entries))
        .tagged(Articles.TAG, ContentLabel.TAG)
        .reusableFor(ArticleViews.REUSE);
  }
}
