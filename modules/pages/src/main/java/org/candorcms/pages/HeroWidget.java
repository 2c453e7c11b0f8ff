// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.osgi.service.component.annotations.Component;

/** A large opening with a heading, a sentence and one thing to do. */
@Component(service = Widget.class)
@WidgetType(
    id = "content.hero",
    title = "Opening",
    description = "A large heading with a sentence and one link",
    icon = "hero")
public final class HeroWidget implements Widget<HeroWidget.Settings> {
  static final String LINK = "(https?://[^\\s\"<>]+|/[^\\s\"<>]*|#[^\\s\"<>]*)";

  /**
   * What the editor chooses.
   *
   * @param heading the promise, in a few words
   * @param text a sentence or two
   * @param imageUrl a picture that decorates
   * @param linkUrl where the button leads
   * @param linkText what the button says
   */
  public record Settings(
      @Label("Heading") @NotBlank @Size(max = 200) String heading,
      @Label("Text") Optional<@Size(max = 1000) String> text,
      @Label("Picture") @Help("Decorates only; put nothing into it that must be read")
          Optional<@Pattern(regexp = LINK) @Size(max = 500) String> imageUrl,
      @Label("Link") Optional<@Pattern(regexp = LINK) @Size(max = 500) String> linkUrl,
      @Label("Text of the link") Optional<@Size(max = 80) String> linkText) {}

  @Override
  public View render(Settings settings, RenderContext context) {
    Map<String, Object> model = new HashMap<>();
    model.put("heading", settings.heading());
    settings.text().ifPresent(text -> model.put("text", text));
    settings.imageUrl().ifPresent(image -> model.put("image", local(image, context)));
    if (settings.linkText().isPresent()) {
      settings.linkUrl().ifPresent(link -> model.put("link", local(link, context)));
      model.put("linkText", settings.linkText().get());
    }
    return View.of("content/hero", model).reusableFor(Duration.ofDays(1));
  }

  static String local(String link, RenderContext context) {
    return link.startsWith("/") ? context.url(link) : link;
  }
}
