// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.page.Link;
import org.candorcms.api.page.Page;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.page.PageResult;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.View;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.follow.Followers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages that mails lead to. Opening them changes nothing: mail programs open links, too. */
@Component(service = LetterPages.class)
public final class LetterPages {
  private final Followers followers;
  private final SaidMessages messages;
  private final ActionLabels labels;

  /** Gets its surroundings. */
  @Activate
  public LetterPages(
      @Reference Followers followers,
      @Reference SaidMessages messages,
      @Reference ActionLabels labels) {
    this.followers = followers;
    this.messages = messages;
    this.labels = labels;
  }

  PageResult page(Letter letter, String token, PageRequest request) {
    Locale language = messages.best(request.preferredLanguages());
    String name = letter.text();
    Optional<FormResult> result = request.formResult("said." + name);
    Optional<Followers.Link> link =
        token.isEmpty()
            ? Optional.empty()
            : letter == Letter.CONFIRM ? followers.confirmation(token) : followers.ending(token);
    boolean done = result.isPresent() && result.get().accepted();
    boolean gone = !done && (link.isEmpty() || result.isPresent());
    Optional<Action> action = link.flatMap(Followers.Link::action);
    Models.Letter model =
        new Models.Letter(
            done ? name + ".done" : "",
            gone ? name + ".gone" : "",
            gone ? "" : action.isPresent() ? name + ".text" : name + ".text-own",
            action.map(Action::title).orElse(""),
            action.map(Action::lang).orElse(""),
            gone ? "" : token,
            "/forms/said." + name,
            name + ".button",
            action.map(labels::of).orElse(List.of()));
    return Page.of(messages.text(language, name + ".title"), language, "page")
        .with(
            "main",
            View.of("said/letter", model).reusableFor(Duration.ZERO).withStyle(AnswerViews.STYLE))
        .withHead(
            new Page.Head(
                "",
                Action.PREFIX + "/" + name,
                Map.of(),
                List.of(new Link(messages.text(language, "home.name"), Action.PREFIX)),
                "website",
                "",
                null,
                false,
                Duration.ZERO,
                ""));
  }
}
