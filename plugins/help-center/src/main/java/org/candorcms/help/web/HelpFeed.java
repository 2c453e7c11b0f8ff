// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.candorcms.api.feed.Feed;
import org.candorcms.api.feed.FeedName;
import org.candorcms.api.feed.FeedSource;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.Articles;
import org.candorcms.help.index.Labels;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** New and changed articles as a feed. */
@Component(service = FeedSource.class)
@FeedName("help")
public final class HelpFeed implements FeedSource {
  private final Articles articles;
  private final ArticleHtml html;
  private final HelpMessages messages;
  private final Labels labels;

  /** Gets its surroundings. */
  @Activate
  public HelpFeed(
      @Reference Articles articles,
      @Reference ArticleHtml html,
      @Reference HelpMessages messages,
      @Reference Labels labels) {
    this.articles = articles;
    this.html = html;
    this.messages = messages;
    this.labels = labels;
  }

  @Override
  public Feed feed(int limit) {
    List<Article> newest = articles.newest("", Math.min(limit, 100));
    Map<String, List<String>> labelled = labels.of(newest, Article::id, Article::locale);
    return new Feed(
        messages.text(Locale.ENGLISH, "feed.title"),
        "/help",
        newest.isEmpty() ? Instant.EPOCH : newest.get(0).updatedAt(),
        newest.stream()
            .map(article -> entry(article, labelled.getOrDefault(article.id(), List.of())))
            .toList());
  }

  private Feed.Entry entry(Article article, List<String> labelTexts) {
    UUID id =
        UUID.nameUUIDFromBytes(("help.article:" + article.id()).getBytes(StandardCharsets.UTF_8));
    return new Feed.Entry(
        "urn:uuid:" + id,
        article.path(),
        article.title(),
        article.description(),
        html.render(article, UnaryOperator.identity()).html(),
        article.locale(),
        article.publishedAt(),
        article.updatedAt(),
        labelTexts);
  }
}
