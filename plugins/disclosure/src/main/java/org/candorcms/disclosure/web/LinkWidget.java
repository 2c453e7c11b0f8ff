// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.LabelText;
import org.candorcms.disclosure.rules.Connection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A link that earns something, with all that the rules want beside it. */
@Component(service = Widget.class)
@WidgetType(
    id = "disclosure.link",
    title = "Sponsored link",
    category = "trust",
    description = "A link with rel=sponsored, and marker and explanation where rules want them",
    icon = "link")
public final class LinkWidget implements Widget<LinkWidget.Settings> {
  private static final String LEAST = "sponsored nofollow";

  private final Wordings wordings;

  /**
   * The link.
   *
   * @param href address
   * @param text what readers click
   * @param kind what ties the site to the brand
   * @param brand name or id
   * @param audiences jurisdictions
   */
  public record Settings(
      @Label("Address")
          @NotBlank
          @Size(max = 2000)
          @Pattern(regexp = "https?://[^\\s\"<>\\p{Cntrl}]+")
          String href,
      @Label("Text") @NotBlank @Size(max = 200) String text,
      @Label("Tie") Optional<Connection> kind,
      @Label("Brand") Optional<@Size(max = 120) String> brand,
      @Label("Audiences") @Help("UK, DE; empty for those of the site")
          Optional<@Size(max = 30) List<@Pattern(regexp = "[A-Z][A-Z0-9-]{1,11}") String>>
              audiences) {}

  /** Gets its surroundings. */
  @Activate
  public LinkWidget(@Reference Wordings wordings) {
    this.wordings = wordings;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    String html =
        "<p><a href=\""
            + SafeHtml.text(settings.href())
            + "\" rel=\"sponsored\">"
            + SafeHtml.text(settings.text())
            + "</a></p>";
    CheckResult result =
        wordings.of(
            settings.kind().orElse(Connection.AFFILIATE),
            settings.brand().orElse(""),
            settings.audiences().orElse(List.of()),
            context.language(),
            html);
    Optional<CheckResult.LinkMark> mark = result.links().stream().findFirst();
    String marker = mark.map(CheckResult.LinkMark::marker).orElse("");
    LabelText key = result.linkKey().orElse(new LabelText("", context.language().toLanguageTag()));
    return View.of(
            "disclosure/link",
            new Models.SponsoredLink(
                settings.href(),
                settings.text(),
                mark.map(CheckResult.LinkMark::rel).filter(rel -> !rel.isEmpty()).orElse(LEAST),
                marker,
                marker.isEmpty() ? "" : key.text(),
                key.lang()))
        .tagged(ContentLabel.TAG)
        .reusableFor(Duration.ofMinutes(30));
  }
}
