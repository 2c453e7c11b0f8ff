// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.disclosure.page.PageLabels;
import org.candorcms.disclosure.rules.Connection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The label of a piece of content, for content that another system shows. */
@Component(service = Widget.class)
@WidgetType(
    id = "disclosure.label",
    title = "Disclosure label",
    category = "trust",
    description = "The label that a piece of content owes its readers, in the right words",
    icon = "tag")
public final class LabelWidget implements Widget<LabelWidget.Settings> {
  private final Wordings wordings;

  /**
   * What the label is about: content of the registry, or a tie that is named here.
   *
   * @param content id as relations name it
   * @param kind what ties the maker to the brand
   * @param brand name or id
   * @param audiences jurisdictions
   */
  public record Settings(
      @Label("Content") @Help("Id of the content as relations name it: page:boots, wp:42")
          Optional<@Size(max = 300) @Pattern(regexp = "[^\\s\\p{Cntrl}]*") String> content,
      @Label("Tie") @Help("Where the content is not in the registry") Optional<Connection> kind,
      @Label("Brand") Optional<@Size(max = 120) String> brand,
      @Label("Audiences") @Help("UK, DE; empty for those of the site")
          Optional<@Size(max = 30) List<@Pattern(regexp = "[A-Z][A-Z0-9-]{1,11}") String>>
              audiences) {}

  /** Gets its surroundings. */
  @Activate
  public LabelWidget(@Reference Wordings wordings) {
    this.wordings = wordings;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    List<String> texts =
        settings
            .kind()
            .map(
                kind ->
                    PageLabels.texts(
                        wordings.of(
                            kind,
                            settings.brand().orElse(""),
                            settings.audiences().orElse(List.of()),
                            context.language(),
                            "")))
            .orElseGet(
                () ->
                    settings
                        .content()
                        .map(id -> wordings.labels(id, context.language()))
                        .orElse(List.of()));
    View view =
        texts.isEmpty() ? View.nothing() : View.of("disclosure/label", new Models.Label(texts));
    return view.tagged(ContentLabel.TAG).reusableFor(Duration.ofMinutes(5));
  }
}
