// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Revision;
import org.candorcms.said.action.Status;
import org.candorcms.said.action.Summary;
import org.candorcms.said.report.Effect;
import org.candorcms.said.report.Effects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Actions as templates read them. */
@Component(service = AnswerViews.class)
public final class AnswerViews {
  static final String STYLE = "said/said.css";

  /** Days pass, so what says "late by 12 days" is not kept for long. */
  static final Duration REUSE = Duration.ofMinutes(1);

  private static final Pattern BREAKS = Pattern.compile("(?:\\r?\\n\\s*)+");
  private static final int EXCERPT = 280;

  private final Actions actions;
  private final Effects effects;
  private final ActionLabels labels;

  /** Gets its surroundings. */
  @Activate
  public AnswerViews(
      @Reference Actions actions, @Reference Effects effects, @Reference ActionLabels labels) {
    this.actions = actions;
    this.effects = effects;
    this.labels = labels;
  }

  static String icon(Status status) {
    return switch (status) {
      case SAID -> "chat";
      case PLANNED -> "file";
      case DOING -> "settings";
      case DONE -> "check";
      case COULD_NOT -> "cross";
    };
  }

  /** Actions in a list. */
  List<Models.Card> cards(List<Action> listed) {
    Map<String, List<String>> known = labels.of(listed);
    return listed.stream()
        .map(action -> card(action, known.getOrDefault(action.id(), List.of())))
        .toList();
  }

  private Models.Card card(Action action, List<String> shown) {
    LocalDate today = actions.today();
    boolean couldNot = action.status() == Status.COULD_NOT;
    String kind =
        couldNot && !action.couldNot().isEmpty()
            ? "could-not"
            : !action.did().isEmpty() ? "did" : "next";
    String outcome =
        switch (kind) {
          case "could-not" -> action.couldNot();
          case "did" -> action.did();
          default -> action.next();
        };
    return new Models.Card(
        action.id(),
        action.title(),
        action.path(),
        action.lang(),
        action.status().text(),
        icon(action.status()),
        action.disputed(),
        action.disputes(),
        action.overdueDays(today),
        excerpt(action.said().summary()),
        kind,
        excerpt(outcome),
        action.said().voices(),
        action.said().of(),
        action.status().closed() ? Optional.empty() : action.due(),
        action.checkOn(),
        action.doneAt(),
        shown);
  }

  /** How the page or the widget of one answer shows it. */
  enum Heading {
    /** With the title, below the headings of a page. */
    SHOWN,
    /** The page has the title. */
    LEFT_OUT
  }

  /** One answer in full. */
  View item(Action action, Heading heading, RenderContext context) {
    return View.of("said/item", model(action, heading, context))
        .tagged(Actions.TAG, ContentLabel.TAG)
        .tagged(quoteTags(action))
        .reusableFor(REUSE)
        .withStyle(STYLE)
        .withJsonLd(jsonLd(action, context));
  }

  private static String[] quoteTags(Action action) {
    return action.quotes().stream()
        .map(quote -> org.candorcms.api.consent.Consents.tag(Actions.subject(quote.voice())))
        .toArray(String[]::new);
  }

  private Models.Item model(Action action, Heading heading, RenderContext context) {
    boolean open = !action.status().closed();
    Optional<LocalDate> due = open ? action.due() : Optional.empty();
    List<String> next = paragraphs(action.next());
    Action.Said said = action.said();
    return new Models.Item(
        action.id(),
        action.title(),
        action.path(),
        action.lang(),
        heading == Heading.SHOWN,
        heading == Heading.SHOWN ? "h3" : "h2",
        action.status().text(),
        icon(action.status()),
        action.disputed(),
        action.disputes(),
        action.overdueDays(actions.today()),
        paragraphs(action.asked()),
        paragraphs(said.summary()),
        said.voices(),
        said.of(),
        said.of() == 0 ? 0 : Math.max(1, Math.min(100, 100d * said.voices() / said.of())),
        action.quotes().stream()
            .map(quote -> new Models.Quote(quote.excerpt(), quote.author(), quote.lang()))
            .toList(),
        paragraphs(action.did()),
        paragraphs(action.couldNot()),
        action.couldNot().isEmpty() ? "" : action.reason(),
        action.evidence().stream().flatMap(evidence -> proof(evidence, context).stream()).toList(),
        due.isPresent() || action.checkOn().isPresent() || !next.isEmpty(),
        next,
        due,
        action.checkOn(),
        action.doneAt(),
        // An address is for mail, not for the page.
        action.owner().indexOf('@') >= 0 ? "" : action.owner(),
        heading == Heading.LEFT_OUT
            ? effects.of(action).map(AnswerViews::effect)
            : Optional.empty(),
        // The page is about the answer, so the host writes them there.
        heading == Heading.LEFT_OUT ? List.of() : labels.of(action));
  }

  private static Models.Effect effect(Effect effect) {
    return new Models.Effect(
        effect.days(),
        effect.verdict(),
        List.of(row(false, effect.theme()), row(true, effect.comparison())),
        percent(effect.change()),
        percent(effect.low()),
        percent(effect.high()),
        effect.n());
  }

  private static Optional<Long> percent(@Nullable Double part) {
    return part == null ? Optional.empty() : Optional.of(Math.round(100 * part));
  }

  private static Models.EffectRow row(boolean compared, Effect.Group group) {
    double most = Math.max(1, Math.max(group.before(), group.after()));
    return new Models.EffectRow(
        compared,
        group.before(),
        100 * group.before() / most,
        group.after(),
        100 * group.after() / most);
  }

  /** Only web addresses and paths of this site become links. */
  private static Optional<Models.Proof> proof(Action.Evidence evidence, RenderContext context) {
    String url = evidence.url();
    if (url.startsWith("/") && !url.startsWith("//")) {
      return Optional.of(
          new Models.Proof(
              context.url(url), evidence.note().isEmpty() ? url : evidence.note(), false));
    }
    try {
      URI address = URI.create(url);
      if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null) {
        return Optional.of(
            new Models.Proof(
                url, evidence.note().isEmpty() ? address.getHost() : evidence.note(), true));
      }
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** What stands beside an answer: following, and the way it took. */
  View aside(Action action, RenderContext context) {
    var result = context.formResult(FollowForm.ID);
    Models.Aside model =
        new Models.Aside(
            action.id(),
            action.path(),
            result.filter(r -> r.accepted()).map(r -> r.messageKey()).orElse(""),
            result.filter(r -> !r.accepted()).map(r -> r.messageKey()).orElse(""),
            result.map(r -> r.values().getOrDefault("email", "")).orElse(""),
            steps(action));
    return View.of("said/aside", model)
        .tagged(Actions.TAG)
        .reusableFor(result.isPresent() ? Duration.ZERO : REUSE)
        .withStyle(STYLE);
  }

  private List<Models.Step> steps(Action action) {
    List<Revision> oldestFirst = new ArrayList<>(actions.history(action.id()));
    java.util.Collections.reverse(oldestFirst);
    List<Models.Step> steps = new ArrayList<>();
    String last = "";
    for (Revision revision : oldestFirst) {
      boolean reopened = revision.what().equals("disputed");
      if (reopened || !revision.status().text().equals(last)) {
        steps.add(new Models.Step(revision.at(), revision.status().text(), reopened));
      }
      last = revision.status().text();
    }
    return steps.size() > 12 ? List.copyOf(steps.subList(steps.size() - 12, steps.size())) : steps;
  }

  /** What stands below an answer: disagreeing, and what else was answered. */
  View after(Action action, List<Action> related, RenderContext context) {
    var result = context.formResult(DisputeForm.ID);
    Map<String, List<String>> known = labels.of(related);
    Models.After model =
        new Models.After(
            action.id(),
            action.path(),
            action.status().closed() || action.disputed() || result.isPresent(),
            result.filter(r -> r.accepted()).map(r -> r.messageKey()).orElse(""),
            result.filter(r -> !r.accepted()).map(r -> r.messageKey()).orElse(""),
            result.map(r -> r.values().getOrDefault("text", "")).orElse(""),
            related.stream()
                .map(
                    a ->
                        new Models.Related(
                            a.title(),
                            a.path(),
                            a.lang(),
                            a.status().text(),
                            known.getOrDefault(a.id(), List.of())))
                .toList());
    return View.of("said/after", model)
        .tagged(Actions.TAG, ContentLabel.TAG)
        .reusableFor(result.isPresent() ? Duration.ZERO : REUSE)
        .withStyle(STYLE);
  }

  /** All answers in figures. */
  Models.Figures figures(Summary summary, long voices, String heading, String all) {
    List<Models.Part> parts = new ArrayList<>();
    double offset = 0;
    for (Status status :
        List.of(Status.DONE, Status.DOING, Status.PLANNED, Status.SAID, Status.COULD_NOT)) {
      long count = summary.count(status);
      if (count > 0) {
        double width = Math.round(10_000d * count / summary.total()) / 100d;
        parts.add(new Models.Part(status.text(), count, offset, width));
        offset += width;
      }
    }
    return new Models.Figures(
        heading,
        all,
        voices,
        summary.total(),
        summary.count(Status.DONE),
        summary.count(Status.COULD_NOT),
        summary.overdue(),
        parts);
  }

  private static List<String> paragraphs(String text) {
    return text.isBlank() ? List.of() : List.of(BREAKS.split(text.strip()));
  }

  private static String excerpt(String text) {
    String line = BREAKS.matcher(text.strip()).replaceAll(" ");
    if (line.length() <= EXCERPT) {
      return line;
    }
    int end = line.lastIndexOf(' ', EXCERPT);
    end = end < EXCERPT / 2 ? EXCERPT : end;
    return (Character.isHighSurrogate(line.charAt(end - 1))
            ? line.substring(0, end - 1)
            : line.substring(0, end))
        + "…";
  }

  static String description(Action action) {
    return excerpt(
        action.status() == Status.COULD_NOT && !action.couldNot().isEmpty()
            ? action.couldNot()
            : action.did().isEmpty() ? action.said().summary() : action.did());
  }

  private static Map<String, Object> jsonLd(Action action, RenderContext context) {
    String url = context.absoluteUrl(action.path());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@type", "Article");
    data.put("@id", url + "#answer");
    data.put("headline", action.title());
    data.put("description", description(action));
    data.put("url", url);
    data.put("mainEntityOfPage", url);
    data.put("inLanguage", action.lang());
    data.put("datePublished", action.createdAt().toString());
    data.put("dateModified", action.updatedAt().toString());
    Map<String, Object> site = Map.of("@type", "Organization", "name", context.siteName());
    data.put("author", site);
    data.put("publisher", site);
    List<String> citations =
        action.evidence().stream()
            .map(Action.Evidence::url)
            .map(address -> address.startsWith("/") ? context.absoluteUrl(address) : address)
            .filter(address -> address.startsWith("http"))
            .toList();
    if (!citations.isEmpty()) {
      data.put("citation", citations);
    }
    return data;
  }
}
