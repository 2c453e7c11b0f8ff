// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.web;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.LabelText;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RulePack;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From a few questions to a label, for creators; a plain GET form, so it needs no script. */
@Component(service = Widget.class)
@WidgetType(
    id = "disclosure.wizard",
    title = "Which label do I need?",
    category = "trust",
    description = "A few questions that lead creators to the label they need",
    icon = "tag")
public final class WizardWidget implements Widget<WizardWidget.Settings> {
  private final Wordings wordings;

  /** There is nothing to set. */
  public record Settings() {}

  /**
   * The answers.
   *
   * @param kind what the creator got or is
   * @param brand from whom
   * @param audience jurisdictions
   * @param words language of the content
   */
  public record Params(
      Optional<Connection> kind,
      Optional<@Size(max = 120) String> brand,
      Optional<@Size(max = 30) List<@Size(max = 12) String>> audience,
      Optional<@Size(max = 35) String> words) {}

  /** Gets its surroundings. */
  @Activate
  public WizardWidget(@Reference Wordings wordings) {
    this.wordings = wordings;
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    Params params = context.params(Params.class);
    Wording wording = Wording.in(List.of(context.language()));
    List<String> audiences = wordings.audiences(params.audience().orElse(List.of()));
    Set<String> languages = languages(wordings.book());
    String words =
        params.words().filter(languages::contains).orElse(context.language().getLanguage());
    List<Models.Choice> kinds = new ArrayList<>();
    for (Connection kind : Connection.values()) {
      String value = kind.name().toLowerCase(Locale.ROOT);
      kinds.add(
          new Models.Choice(
              value,
              context.message("wizard.kind." + value),
              params.kind().filter(kind::equals).isPresent()));
    }
    List<Models.Choice> places = new ArrayList<>();
    wordings
        .jurisdictions(wording)
        .forEach(
            (code, name) -> places.add(new Models.Choice(code, name, audiences.contains(code))));
    List<Models.Choice> tongues = new ArrayList<>();
    for (String language : languages) {
      Locale locale = Locale.forLanguageTag(language);
      tongues.add(
          new Models.Choice(language, locale.getDisplayName(locale), language.equals(words)));
    }
    List<Models.Result> results = new ArrayList<>();
    params
        .kind()
        .ifPresent(
            kind ->
                results.add(
                    result(kind, params, audiences, Locale.forLanguageTag(words), wording)));
    return View.of(
            "disclosure/wizard",
            new Models.Wizard(kinds, params.brand().orElse(""), places, tongues, results))
        .tagged(ContentLabel.TAG)
        .withStyle("disclosure/disclosure.css")
        .reusableFor(Duration.ofMinutes(5));
  }

  private static Set<String> languages(RuleBook book) {
    Set<String> languages = new LinkedHashSet<>(List.of("en"));
    for (RulePack pack : book.packs()) {
      pack.languages().forEach(tag -> languages.add(Locale.forLanguageTag(tag).getLanguage()));
    }
    return languages;
  }

  private Models.Result result(
      Connection kind, Params params, List<String> audiences, Locale language, Wording wording) {
    CheckResult result =
        wordings.of(
            kind,
            params.brand().map(String::strip).orElse(""),
            audiences,
            language,
            kind == Connection.AFFILIATE
                ? "<p><a href=\"https://shop.example/?tag=you-21\">x</a></p>"
                : "",
            wording);
    LabelText label = result.label();
    Map<String, String> names = wordings.jurisdictions(wording);
    List<Models.Audience> rows =
        result.byAudience().stream()
            .map(
                audience ->
                    new Models.Audience(
                        names.getOrDefault(audience.audience(), audience.audience()),
                        audience.required(),
                        String.join(" · ", audience.accepted()),
                        audience.reason(),
                        audience.source().map(source -> source.title()).orElse(""),
                        audience.source().map(source -> source.url()).orElse("")))
            .toList();
    return new Models.Result(
        result.required(),
        label == null ? "" : label.text(),
        label == null ? "" : label.lang(),
        rows,
        result.conflicts().stream().map(CheckResult.Conflict::message).toList(),
        result.notes().stream().map(note -> note.audience() + ": " + note.text()).toList(),
        result.links().stream()
            .map(CheckResult.LinkMark::marker)
            .filter(m -> !m.isEmpty())
            .findFirst()
            .orElse(""),
        result.linkKey().map(LabelText::text).orElse(""));
  }
}
