// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import jakarta.validation.constraints.Size;
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

/** The uppermost categories as cards. */
@Component(service = Widget.class)
@WidgetType(
    id = "help.categories",
    title = "Help categories",
    category = "help",
    description = "The categories of the help center as cards",
    icon = "book")
public final class CategoriesWidget implements Widget<CategoriesWidget.Settings> {
  private final Listing listing;

  /** Settings. */
  public record Settings(@Label("Heading") Optional<@Size(max = 200) String> heading) {}

  /** Gets its surroundings. */
  @Activate
  public CategoriesWidget(@Reference Listing listing) {
    this.listing = listing;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    List<Models.CategoryCard> cards =
        listing.categoryCards(listing.language(List.of(context.language())));
    if (cards.isEmpty()) {
      return View.nothing().tagged(Articles.TAG);
    }
    return View.of(
            "help/categories", new Models.CategoryCards(settings.heading().orElse(""), cards))
        .tagged(Articles.TAG)
        .reusableFor(ArticleViews.REUSE);
  }
}
