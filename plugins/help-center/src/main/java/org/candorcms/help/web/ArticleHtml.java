// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.candorcms.api.content.Markup;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.ChangeSignal;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Articles as HTML. What was rendered is kept until any article changes, since links may then. */
@Component(service = ArticleHtml.class)
public final class ArticleHtml {
  private static final int KEPT = 200;

  private final Articles articles;
  private final Markup markup;
  private final ChangeSignal signal;
  private final Map<Key, Markup.Document> rendered =
      new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Markup.Document> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(String id, long version, String root) {}

  private record Links(long generation, LinkMap map) {}

  private @Nullable Links links;

  /** Gets its surroundings. */
  @Activate
  public ArticleHtml(
      @Reference Articles articles, @Reference Markup markup, @Reference ChangeSignal signal) {
    this.articles = articles;
    this.markup = markup;
    this.signal = signal;
  }

  /**
   * Renders an article.
   *
   * @param url makes an address of a path from the root of the site
   */
  public Markup.Document render(Article article, UnaryOperator<String> url) {
    LinkMap map = links();
    Key key = new Key(article.id(), article.version(), url.apply("/"));
    synchronized (rendered) {
      Markup.Document kept = rendered.get(key);
      if (kept != null) {
        return kept;
      }
    }
    Markup.Document document = make(article, url, map);
    synchronized (rendered) {
      rendered.put(key, document);
    }
    return document;
  }

  /** Renders an article that is being written; nothing of it is kept. */
  public Markup.Document preview(Article article, UnaryOperator<String> url) {
    return make(article, url, links());
  }

  private Markup.Document make(Article article, UnaryOperator<String> url, LinkMap map) {
    return markup.markdown(
        article.body(),
        article.locale(),
        target -> {
          String path = map.resolve(article, target);
          return path.startsWith("/") && !path.startsWith("//") ? url.apply(path) : path;
        });
  }

  private LinkMap links() {
    long generation = signal.generation();
    synchronized (rendered) {
      if (links != null && links.generation() == generation) {
        return links.map();
      }
    }
    LinkMap map = new LinkMap(articles.sources(), articles.media());
    synchronized (rendered) {
      links = new Links(generation, map);
      rendered.clear();
    }
    return map;
  }
}
