// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.ArticleFilter;
import org.candorcms.help.article.ArticleInput;
import org.candorcms.help.article.ArticlePage;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Edit;
import org.candorcms.help.article.Precondition;
import org.candorcms.help.article.Saved;
import org.candorcms.help.index.Labels;
import org.candorcms.help.insight.Counts;
import org.jspecify.annotations.Nullable;

/** Articles, for editors; votes on them, for visitors. */
@Path("articles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class ArticlesResource {
  private final Articles articles;
  private final Counts counts;
  private final HostSettings settings;
  private final AuditLog audit;
  private final Labels labels;

  ArticlesResource(
      Articles articles, Counts counts, HostSettings settings, AuditLog audit, Labels labels) {
    this.articles = articles;
    this.counts = counts;
    this.settings = settings;
    this.audit = audit;
    this.labels = labels;
  }

  /** Part of the list. */
  public record ArticleList(List<ListedArticle> items, @Nullable String next, long total) {}

  /** An article without its text. */
  public record ListedArticle(
      String id,
      String lang,
      String slug,
      String url,
      String title,
      String description,
      String category,
      List<String> tags,
      String status,
      @Nullable String translationOf,
      long version,
      Instant updatedAt,
      List<String> labels) {}

  /** A visitor's vote. */
  public record Vote(@NotNull Boolean helpful) {}

  /** The articles, most recently written first. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public ArticleList list(
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("category") @Nullable String category,
      @QueryParam("status") @Nullable String status,
      @QueryParam("q") @Nullable String q,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri) {
    ArticleFilter filter =
        new ArticleFilter(
            Parameters.language("lang", lang),
            Edit.categoryPath(Parameters.text("category", category, 200)),
            status(status),
            Parameters.text("q", q, 500).replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip());
    ArticlePage page =
        articles.list(
            filter,
            Parameters.text("cursor", cursor, 400),
            Parameters.number("limit", limit, 50, 1, 200));
    Map<String, List<String>> labelled =
        labels.of(page.items(), ArticleCard::id, card -> Locale.forLanguageTag(card.lang()));
    return new ArticleList(
        page.items().stream()
            .map(card -> listed(card, labelled.getOrDefault(card.id(), List.of()), uri))
            .toList(),
        page.next().orElse(null),
        page.total());
  }

  private static String status(@Nullable String status) {
    if (status == null || status.isEmpty()) {
      return "";
    }
    if (status.equals(Article.PUBLISHED) || status.equals(Article.DRAFT)) {
      return status;
    }
    throw ProblemException.invalid("status", "value", "status must be published or draft");
  }

  private ListedArticle listed(ArticleCard card, List<String> labels, UriInfo uri) {
    return new ListedArticle(
        card.id(),
        card.lang(),
        card.slug(),
        Parameters.absolute(settings, uri, card.path()),
        card.title(),
        card.description(),
        card.category(),
        card.tags(),
        card.status(),
        card.translationOf().isEmpty() ? null : card.translationOf(),
        card.version(),
        card.updatedAt(),
        labels);
  }

  /** One article, with its text. */
  @GET
  @Path("{id}")
  @RolesAllowed(Role.EDITOR)
  public Response get(
      @PathParam("id") String id,
      @HeaderParam("If-None-Match") @Nullable String known,
      @Context UriInfo uri) {
    Article article = articles.find(id).orElseThrow(ArticlesResource::missing);
    String etag = Precondition.etag(article.version());
    // Labels change without the version.
    if (known != null
        && labelsOf(article).isEmpty()
        && List.of(known.split("\\s*,\\s*")).contains(etag)) {
      return Response.notModified().header("ETag", etag).build();
    }
    return answer(Response.ok(), article, uri);
  }

  /** Creates or replaces an article. The same content twice writes nothing. */
  @PUT
  @MaxBody(8 * 1024 * 1024)
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response put(
      @PathParam("id") String id,
      @QueryParam("autosave") @Nullable String autosave,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      ArticleInput input,
      @Context UriInfo uri) {
    Precondition precondition =
        Precondition.of(Optional.ofNullable(ifMatch), Optional.ofNullable(ifNoneMatch));
    if (Parameters.flag("autosave", autosave) && !precondition.stated()) {
      throw new ProblemException(
          CommonProblem.IF_MATCH_REQUIRED,
          "Send If-Match with the version you edited, or If-None-Match: * for a new article");
    }
    Saved saved = articles.save(Edit.of(id, input, ""), precondition);
    if (saved.outcome() == Saved.Outcome.CREATED) {
      URI location = URI.create(Parameters.absolute(settings, uri, "/api/help/articles/" + id));
      return answer(Response.created(location), saved.article(), uri);
    }
    return answer(Response.ok(), saved.article(), uri);
  }

  /** Deletes an article. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Role.EDITOR)
  public Response delete(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context SecurityContext security) {
    Precondition precondition = Precondition.of(Optional.ofNullable(ifMatch), Optional.empty());
    if (!articles.delete(id, precondition)) {
      throw missing();
    }
    audit.record(Callers.name(security), "help.article.deleted", id);
    return Response.noContent().build();
  }

  /** Counts a vote on an article. */
  @POST
  @Path("{id}/feedback")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response vote(@PathParam("id") String id, Vote vote) {
    if (articles.cards(List.of(id)).isEmpty()) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such article");
    }
    counts.voted(id, vote.helpful());
    return Response.noContent().build();
  }

  private Response answer(Response.ResponseBuilder response, Article article, UriInfo uri) {
    return response
        .header("ETag", Precondition.etag(article.version()))
        .header("Cache-Control", "no-store")
        .entity(
            ArticleView.of(
                article, Parameters.absolute(settings, uri, article.path()), labelsOf(article)))
        .build();
  }

  private List<String> labelsOf(Article article) {
    return labels.of(List.of(article.id()), article.locale()).getOrDefault(article.id(), List.of());
  }

  private static ProblemException missing() {
    return new ProblemException(CommonProblem.NOT_FOUND, "There is no article with this id");
  }
}
