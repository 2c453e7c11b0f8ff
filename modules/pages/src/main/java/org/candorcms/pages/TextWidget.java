// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.candorcms.api.content.Markup;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A text in Markdown. */
@Component(service = Widget.class)
@WidgetType(
    id = "content.text",
    title = "Text",
    description = "A text with headings, lists, tables and links",
    icon = "text")
public final class TextWidget implements Widget<TextWidget.Settings> {
  private final Markup markup;

  /**
   * What the editor writes.
   *
   * @param markdown the text
   */
  public record Settings(
      @Label("Text")
          @Help("Markdown: # heading, **bold**, [link](/path), - list")
          @NotBlank
          @Size(max = 100_000)
          String markdown) {}

  /** Binds the services. */
  @Activate
  public TextWidget(@Reference Markup markup) {
    this.markup = markup;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    Markup.Document text =
        markup.markdown(settings.markdown(), link -> HeroWidget.local(link, context));
    return View.of("content/text", Map.of("html", text.html())).reusableFor(Duration.ofDays(1));
  }
}
