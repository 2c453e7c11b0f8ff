// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.media.Images;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.candorcms.reviews.moderation.Ledger;
import org.candorcms.reviews.moderation.LedgerEntry;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Reason;
import org.candorcms.reviews.review.Draft;
import org.candorcms.reviews.review.NewReview;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.ReviewPage;
import org.candorcms.reviews.review.ReviewQuery;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.Sort;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.review.VisitorKeys;
import org.jspecify.annotations.Nullable;

/** What visitors do with reviews. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public final class ReviewsResource {
  private static final String ATTRIBUTE = "attr.";
  private static final int MAX_ATTRIBUTES = 10;
  private static final int MAX_TEXTS = 20;
  private static final long MAX_BODY = 128 * 1024;

  private final Reviews reviews;
  private final Submissions submissions;
  private final Moderation moderation;
  private final VisitorKeys visitors;
  private final @Nullable Images images;
  private final ReviewLabels labels;

  ReviewsResource(
      Reviews reviews,
      Submissions submissions,
      Moderation moderation,
      VisitorKeys visitors,
      @Nullable Images images,
      ReviewLabels labels) {
    this.reviews = reviews;
    this.submissions = submissions;
    this.moderation = moderation;
    this.visitors = visitors;
    this.images = images;
    this.labels = labels;
  }

  /** Part of a list. */
  public record ReviewList(List<PublicReview> items, @Nullable String next, long total) {}

  /** A visitor's vote. */
  public record Vote(@NotNull Boolean helpful) {}

  /** The votes after one more. */
  public record Votes(long helpful) {}

  /**
   * A visitor's complaint.
   *
   * @param reason one of the reasons for which a review may be withheld
   */
  public record Complaint(
      @NotNull @Size(max = 40) String reason, Optional<@Size(max = 1000) String> note) {}

  /** Part of the public record of moderation. */
  public record LedgerList(List<LedgerLine> items, @Nullable String next, long total) {}

  /** A decision, without who made it. */
  public record LedgerLine(
      String id,
      String review,
      String product,
      int rating,
      String decision,
      @Nullable String reason,
      boolean automatic,
      java.time.Instant decidedAt,
      String waited) {
    static LedgerLine of(LedgerEntry entry) {
      return new LedgerLine(
          entry.id(),
          entry.review(),
          entry.product(),
          entry.rating(),
          entry.decision(),
          entry.reason().isEmpty() ? null : entry.reason(),
          entry.automatic(),
          entry.decidedAt(),
          java.time.Duration.ofSeconds(entry.waited().toSeconds()).toString());
    }
  }

  /** Takes a review; it waits for a decision. */
  @POST
  @MaxBody(MAX_BODY)
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response submit(NewReview review, @Context ContainerRequestContext request) {
    Review taken = submissions.submit(review, List.of(), visitor(request));
    return Response.status(Response.Status.CREATED)
        .header("Cache-Control", "no-store")
        .entity(PublicReview.of(taken, images, List.of()))
        .build();
  }

  /** Published reviews. {@code attr.NAME} filters by an attribute; repeated values mean "any". */
  @GET
  @PermitAll
  public ReviewList list(
      @QueryParam("product") @Nullable String product,
      @QueryParam("rating") @Nullable List<String> rating,
      @QueryParam("verified") @Nullable String verified,
      @QueryParam("since") @Nullable String since,
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("attr.*") @Nullable List<String> attributes,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    ReviewPage page =
        reviews.page(
            new ReviewQuery(
                Parameters.product("product", product),
                ratings(rating),
                Parameters.flag("verified", verified),
                Parameters.since("since", since),
                Parameters.language("lang", lang),
                attributes(uri.getQueryParameters()),
                sort(sort),
                Parameters.number("limit", limit, 20, 1, ReviewQuery.MAX_LIMIT),
                Parameters.cursor(cursor)));
    Map<String, List<String>> known = labels.ofReviews(page.items());
    return new ReviewList(
        page.items().stream()
            .map(
                review ->
                    PublicReview.of(review, images, known.getOrDefault(review.id(), List.of())))
            .toList(),
        page.next().orElse(null),
        page.total());
  }

  private static Set<Integer> ratings(@Nullable List<String> values) {
    Set<Integer> ratings = new LinkedHashSet<>();
    if (values != null) {
      values.forEach(value -> ratings.add(Parameters.number("rating", value, 0, 1, 5)));
      ratings.remove(0);
    }
    return ratings;
  }

  private static Sort sort(@Nullable String sort) {
    return sort == null || sort.isEmpty()
        ? Sort.USEFUL
        : Sort.of(sort)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "sort", "value", "sort must be useful, newest, highest or lowest"));
  }

  private static Map<String, List<String>> attributes(MultivaluedMap<String, String> query) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    query.forEach(
        (parameter, texts) -> {
          if (!parameter.startsWith(ATTRIBUTE)) {
            return;
          }
          String name = parameter.substring(ATTRIBUTE.length());
          boolean fits =
              Draft.attribute(name)
                  && texts.size() <= MAX_TEXTS
                  && texts.stream().allMatch(text -> text.length() <= 100);
          if (!fits || attributes.size() >= MAX_ATTRIBUTES) {
            throw ProblemException.invalid(
                parameter,
                "attribute",
                "at most "
                    + MAX_ATTRIBUTES
                    + " attributes, names of a to z, 0 to 9 and hyphens, at most "
                    + MAX_TEXTS
                    + " texts of 100 characters each");
          }
          attributes.put(name, texts);
        });
    return attributes;
  }

  /** The public record of moderation, newest first. */
  @GET
  @Path("ledger")
  @PermitAll
  public LedgerList ledger(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Ledger ledger =
        moderation.ledger(Parameters.cursor(cursor), Parameters.number("limit", limit, 50, 1, 200));
    return new LedgerList(
        ledger.items().stream().map(LedgerLine::of).toList(),
        ledger.next().orElse(null),
        ledger.total());
  }

  /** A published review. */
  @GET
  @Path("{id}")
  @PermitAll
  public PublicReview get(@PathParam("id") String id) {
    Review review = reviews.find(Parameters.review(id)).orElseThrow(Parameters::missing);
    return PublicReview.of(
        review, images, labels.ofReviews(List.of(review)).getOrDefault(review.id(), List.of()));
  }

  /** Counts a vote, one for each visitor; {@code false} takes it back. */
  @POST
  @Path("{id}/votes")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Votes vote(
      @PathParam("id") String id, Vote vote, @Context ContainerRequestContext request) {
    return new Votes(submissions.vote(Parameters.review(id), visitor(request), vote.helpful()));
  }

  /** Takes a complaint; moderators see it. */
  @POST
  @Path("{id}/flags")
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response flag(
      @PathParam("id") String id, Complaint complaint, @Context ContainerRequestContext request) {
    String reason = ModerationResource.reason(complaint.reason()).code();
    submissions.flag(Parameters.review(id), visitor(request), reason, complaint.note().orElse(""));
    return Response.noContent().build();
  }

  private String visitor(ContainerRequestContext request) {
    Optional<Visitor> visitor =
        request.getProperty(Visitor.ATTRIBUTE) instanceof Visitor known
            ? Optional.of(known)
            : Optional.empty();
    Optional<Caller> caller =
        request.getSecurityContext().getUserPrincipal() instanceof Caller known
            ? Optional.of(known)
            : Optional.empty();
    return visitors.key(visitor, caller);
  }

  static List<String> reasons() {
    return java.util.Arrays.stream(Reason.values()).map(Reason::code).toList();
  }
}
