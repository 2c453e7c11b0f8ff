// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.help.article.ArticleCard;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Edit;
import org.candorcms.help.index.Finder;
import org.candorcms.help.insight.Counts;
import org.jspecify.annotations.Nullable;

/** What visitors do: search, complete, follow a hit. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource {
  private final Finder finder;
  private final Articles articles;
  private final Counts counts;
  private final HostSettings settings;

  SearchResource(Finder finder, Articles articles, Counts counts, HostSettings settings) {
    this.finder = finder;
    this.articles = articles;
    this.counts = counts;
    this.settings = settings;
  }

  /**
   * The answer of a search.
   *
   * @param correction the query as it was understood, where a word was corrected
   * @param facets number of hits by category and by language
   */
  public record SearchAnswer(
      String query,
      String lang,
      @Nullable String correction,
      long total,
      List<Hit> hits,
      Map<String, Map<String, Long>> facets) {}

  /**
   * A found article.
   *
   * @param snippet safe HTML with {@code mark} only
   * @param titleHtml the title with {@code mark} only
   */
  public record Hit(
      String id,
      String lang,
      String slug,
      String title,
      String titleHtml,
      String url,
      String snippet,
      double score,
      String category,
      List<String> labels,
      boolean pinned) {}

  /** What may be meant. */
  public record SuggestAnswer(List<String> completions, List<SuggestedHit> hits) {}

  /** An article that may be meant. */
  public record SuggestedHit(
      String id,
      String lang,
      String slug,
      String title,
      String url,
      String category,
      List<String> labels) {}

  /**
   * A hit that a visitor followed.
   *
   * @param q the query
   * @param id the article
   * @param position from 1
   */
  public record Click(
      @NotBlank @Size(max = Finder.MAX_QUERY) String q,
      Optional<@Size(max = 35) String> lang,
      @NotBlank @Size(max = 128) String id,
      @Min(1) @Max(1100) int position) {}

  /** Finds articles. */
  @GET
  @Path("search")
  @PermitAll
  public SearchAnswer search(
      @QueryParam("q") @Nullable String q,
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("category") @Nullable String category,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset,
      @HeaderParam("User-Agent") @DefaultValue("") String agent,
      @Context UriInfo uri) {
    String query = Parameters.required("q", q, Finder.MAX_QUERY);
    String language = Parameters.language("lang", lang);
    String place = Edit.categoryPath(Parameters.text("category", category, 200));
    int skip = Parameters.number("offset", offset, 0, 0, Finder.MAX_OFFSET);
    boolean counted = skip == 0 && !Counts.machine(agent);
    Finder.Found found =
        finder.find(
            query,
            language,
            place,
            Parameters.number("limit", limit, 10, 1, Finder.MAX_LIMIT),
            skip,
            counted ? Finder.Counting.COUNTED : Finder.Counting.SILENT);
    return new SearchAnswer(
        found.query(),
        language,
        found.correction().isEmpty() ? null : found.correction(),
        found.total(),
        found.hits().stream().map(hit -> hit(hit, uri)).toList(),
        found.facets());
  }

  private Hit hit(Finder.Hit hit, UriInfo uri) {
    ArticleCard card = hit.card();
    return new Hit(
        card.id(),
        card.lang(),
        card.slug(),
        card.title(),
        hit.titleHtml(),
        Parameters.absolute(settings, uri, card.path()),
        hit.snippetHtml(),
        hit.score(),
        card.category(),
        hit.labels(),
        hit.pinned());
  }

  /** Completes what is being typed; the last word is taken as unfinished. */
  @GET
  @Path("suggest")
  @PermitAll
  public SuggestAnswer suggest(
      @QueryParam("q") @Nullable String q,
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri) {
    Finder.Suggested suggested =
        finder.suggest(
            Parameters.required("q", q, Finder.MAX_QUERY),
            Parameters.language("lang", lang),
            Parameters.number("limit", limit, 8, 1, Finder.MAX_LIMIT));
    return new SuggestAnswer(
        suggested.completions(),
        suggested.hits().stream()
            .map(
                card ->
                    new SuggestedHit(
                        card.id(),
                        card.lang(),
                        card.slug(),
                        card.title(),
                        Parameters.absolute(settings, uri, card.path()),
                        card.category(),
                        suggested.labels().getOrDefault(card.id(), List.of())))
            .toList());
  }

  /** Counts a hit that was followed. */
  @POST
  @Path("clicks")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @PermitAll
  public Response click(Click click, @HeaderParam("User-Agent") @DefaultValue("") String agent) {
    if (!Counts.machine(agent) && !articles.cards(List.of(click.id())).isEmpty()) {
      counts.clicked(
          click.q(),
          Parameters.language("/lang", click.lang().orElse("")),
          click.id(),
          click.position());
    }
    return Response.noContent().build();
  }
}
