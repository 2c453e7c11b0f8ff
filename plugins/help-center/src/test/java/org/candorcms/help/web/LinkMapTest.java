// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.ArticleSource;
import org.junit.jupiter.api.Test;

class LinkMapTest {
  private final LinkMap map =
      new LinkMap(
          List.of(
              new ArticleSource("a", "en/returns/a.md", "/help/en/a"),
              new ArticleSource("b", "en/orders/b-file.md", "/help/en/b"),
              new ArticleSource("c", "", "/help/en/c-slug")),
          Map.of("images/x.png", "0123.png"));

  private static Article article(String source) {
    return new Article(
        "a",
        "en",
        "a",
        "A",
        "",
        "",
        "",
        List.of(),
        "published",
        "",
        source,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private String from(String source, String target) {
    return map.resolve(article(source), target);
  }

  @Test
  void followsPathsBetweenFiles() {
    assertThat(from("en/returns/a.md", "../orders/b-file.md#late")).isEqualTo("/help/en/b#late");
    assertThat(from("en/returns/a.md", "../orders/B-File")).isEqualTo("/help/en/b");
    assertThat(from("en/returns/a.md", "../../images/x.png")).isEqualTo("/api/help/media/0123.png");
    assertThat(from("en/returns/a.md", "/docs/b-file")).isEqualTo("/help/en/b");
    assertThat(from("en/returns/a.md", "missing.md")).isEmpty();
  }

  @Test
  void leavesOtherLinksAlone() {
    for (String target : List.of("https://example.org/", "mailto:a@b.c", "#part", "/contact")) {
      assertThat(from("en/returns/a.md", target)).isEqualTo(target);
    }
  }

  @Test
  void findsArticlesByIdAndSlug() {
    assertThat(from("", "b.md")).isEqualTo("/help/en/b");
    assertThat(from("", "c-slug")).isEqualTo("/help/en/c-slug");
    assertThat(from("", "nothing")).isEmpty();
  }
}
