// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.disclosure.page.PageLabels;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.RulePack;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How this site labels what was paid for, in which words and by which rules. */
@Component(service = Widget.class)
@WidgetType(
    id = "disclosure.policy",
    title = "Disclosure policy",
    category = "trust",
    description = "How this site labels commercial ties, in which words and by which rules",
    icon = "shield")
public final class PolicyWidget implements Widget<PolicyWidget.Settings> {
  private final Wordings wordings;

  /**
   * Whose rules are shown.
   *
   * @param audiences jurisdictions
   */
  public record Settings(
      @Label("Audiences") @Help("UK, DE; empty for those of the site")
          Optional<@Size(max = 30) List<@Pattern(regexp = "[A-Z][A-Z0-9-]{1,11}") String>>
              audiences) {}

  /** Gets its surroundings. */
  @Activate
  public PolicyWidget(@Reference Wordings wordings) {
    this.wordings = wordings;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    List<String> audiences = wordings.audiences(settings.audiences().orElse(List.of()));
    List<Models.Wording> words = new ArrayList<>();
    for (Connection kind : Connection.values()) {
      String brand = Registry.aboutAPicture(kind) ? "" : context.message("policy.brand");
      List<String> texts =
          PageLabels.texts(wordings.of(kind, brand, audiences, context.language(), ""));
      if (!texts.isEmpty()) {
        words.add(
            new Models.Wording(
                context.message("kind." + kind.name().toLowerCase(Locale.ROOT)),
                String.join(" · ", texts)));
      }
    }
    List<Models.Source> sources = new ArrayList<>();
    for (String audience : audiences) {
      wordings.book().pack(audience, wordings.today()).ifPresent(pack -> add(sources, pack));
    }
    return View.of("disclosure/policy", new Models.Policy(words, sources))
        .tagged(ContentLabel.TAG)
        .reusableFor(Duration.ofMinutes(30));
  }

  private static void add(List<Models.Source> sources, RulePack pack) {
    pack.sources().stream()
        .filter(source -> source.authoritative())
        .forEach(
            source ->
                sources.add(
                    new Models.Source(
                        pack.name(), source.title(), source.url(), source.retrieved().toString())));
  }
}
