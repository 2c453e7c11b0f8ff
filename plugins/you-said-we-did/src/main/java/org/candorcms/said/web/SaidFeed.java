// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.feed.Feed;
import org.candorcms.api.feed.FeedName;
import org.candorcms.api.feed.FeedSource;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was said and done as a feed; what could not be done is in it like what was. */
@Component(service = FeedSource.class)
@FeedName("you-said-we-did")
public final class SaidFeed implements FeedSource {
  private static final int MOST = 100;

  private final Actions actions;
  private final SaidMessages messages;
  private final ActionLabels labels;

  /** Gets its surroundings. */
  @Activate
  public SaidFeed(
      @Reference Actions actions,
      @Reference SaidMessages messages,
      @Reference ActionLabels labels) {
    this.actions = actions;
    this.messages = messages;
    this.labels = labels;
  }

  @Override
  public Feed feed(int limit) {
    List<Action> newest =
        actions.list(ActionFilter.ALL, "", Math.max(1, Math.min(limit, MOST))).items();
    Map<String, List<String>> known = labels.of(newest);
    return new Feed(
        messages.text(Locale.ENGLISH, "home.title"),
        Action.PREFIX,
        newest.stream().map(Action::updatedAt).max(Instant::compareTo).orElse(Instant.EPOCH),
        newest.stream()
            .map(action -> entry(action, known.getOrDefault(action.id(), List.of())))
            .toList());
  }

  private Feed.Entry entry(Action action, List<String> shown) {
    UUID id =
        UUID.nameUUIDFromBytes(("said.action:" + action.id()).getBytes(StandardCharsets.UTF_8));
    String answer = action.status() == Status.COULD_NOT ? action.couldNot() : action.did();
    StringBuilder html = new StringBuilder();
    paragraph(html, messages.text(action.locale(), "status." + action.status().text()));
    paragraph(html, action.said().summary());
    paragraph(html, action.did());
    paragraph(html, action.couldNot());
    paragraph(html, action.next());
    return new Feed.Entry(
        "urn:uuid:" + id,
        action.path(),
        action.title(),
        answer.isEmpty() ? action.said().summary() : answer,
        SafeHtml.trusted(html.toString()),
        action.locale(),
        action.createdAt(),
        action.updatedAt(),
        shown);
  }

  private static void paragraph(StringBuilder html, String text) {
    if (!text.isEmpty()) {
      html.append("<p>").append(SafeHtml.text(text)).append("</p>");
    }
  }
}
