// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.help.article.Articles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A search form for help articles. */
@Component(service = Widget.class)
@WidgetType(
    id = "help.search",
    title = "Help search",
    category = "help",
    description = "A search form for help articles",
    icon = "search")
public final class SearchWidget implements Widget<SearchWidget.Settings> {
  private final Listing listing;

  /** Settings. */
  public record Settings(
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Placeholder") Optional<@Size(max = 200) String> placeholder) {}

  /** Gets its surroundings. */
  @Activate
  public SearchWidget(@Reference Listing listing) {
    this.listing = listing;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    Models.SearchForm form =
        new Models.SearchForm(
            settings.heading().orElse(""),
            settings.placeholder().orElse(""),
            listing.language(List.of(context.language())),
            "",
            true);
    return View.of("help/search", form)
        .tagged(Articles.TAG)
        .reusableFor(Duration.ofMinutes(10))
        .withStyle("help/help.css")
        .withScript("help/search.js");
  }
}
