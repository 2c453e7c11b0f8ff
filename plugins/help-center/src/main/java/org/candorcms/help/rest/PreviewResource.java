// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Edit;
import org.candorcms.help.web.ArticleHtml;

/** How a text will look, for editors who are writing it. */
@Path("preview")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class PreviewResource {
  private final Articles articles;
  private final ArticleHtml html;
  private final HostSettings settings;

  PreviewResource(Articles articles, ArticleHtml html, HostSettings settings) {
    this.articles = articles;
    this.html = html;
    this.settings = settings;
  }

  /**
   * A text.
   *
   * @param body Markdown
   * @param lang its language, for the words that rendering adds
   * @param id article it belongs to, so that its relative links lead where they will lead
   */
  public record PreviewInput(
      @NotNull @Size(max = 1_048_576) String body,
      Optional<@Size(max = 35) String> lang,
      Optional<@Size(max = 128) String> id) {}

  /** Safe HTML, as visitors will get it. */
  public record Preview(String html) {}

  /** Renders a text; stores nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Preview preview(PreviewInput input, @Context UriInfo uri) {
    String lang = input.lang().filter(l -> !l.isBlank()).orElse("en");
    Article article = article(input, Edit.language("/lang", lang));
    return new Preview(
        html.preview(article, path -> Parameters.absolute(settings, uri, path)).html().toString());
  }

  private Article article(PreviewInput input, String lang) {
    Optional<Article> stored = input.id().flatMap(articles::find);
    return new Article(
        input.id().orElse(""),
        lang,
        "",
        "",
        "",
        input.body(),
        stored.map(Article::category).orElse(""),
        List.of(),
        Article.DRAFT,
        "",
        stored.map(Article::source).orElse(""),
        0,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
