// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.media.Images;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.reviews.moderation.Fairness;
import org.candorcms.reviews.moderation.Hint;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.Queue;
import org.candorcms.reviews.moderation.QueueFilter;
import org.candorcms.reviews.moderation.Reason;
import org.candorcms.reviews.moderation.Waiting;
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.Status;
import org.jspecify.annotations.Nullable;

/** What moderators do with reviews. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MODERATOR)
public final class ModerationResource {
  private final Moderation moderation;
  private final AuditLog audit;
  private final @Nullable Images images;
  private final ReviewLabels labels;

  ModerationResource(
      Moderation moderation, AuditLog audit, @Nullable Images images, ReviewLabels labels) {
    this.moderation = moderation;
    this.audit = audit;
    this.images = images;
    this.labels = labels;
  }

  /**
   * A decision.
   *
   * @param reason required to reject
   * @param note to the author
   */
  public record Decision(
      @NotNull @Pattern(regexp = "approve|reject") String decision,
      Optional<@Size(max = 40) String> reason,
      Optional<@Size(max = 2000) String> note) {}

  /** The same decision on many reviews. */
  public record Decisions(
      @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 36) String> ids,
      @NotNull @Pattern(regexp = "approve|reject") String decision,
      Optional<@Size(max = 40) String> reason,
      Optional<@Size(max = 2000) String> note) {}

  /** Reviews whose decision was a slip. */
  public record Slips(
      @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 36) String> ids) {}

  /** How many reviews a decision changed. */
  public record Changed(int changed) {}

  /** A public answer. */
  public record NewReply(@NotBlank @Size(max = 5000) String body) {}

  /** Part of the queue. */
  public record QueueList(List<QueueItem> items, @Nullable String next, long total) {}

  /**
   * A review with what only moderators see.
   *
   * @param id of the review
   * @param status of the review
   * @param publishesAt when it is published by itself
   */
  public record QueueItem(
      String id,
      String status,
      PublicReview review,
      @Nullable String email,
      List<Hint> hints,
      long flags,
      List<String> flagReasons,
      @Nullable Instant publishesAt,
      Waiting.@Nullable Decision decision) {}

  /** How stars were treated. */
  public record FairnessAnswer(int days, boolean alarm, List<Star> stars) {}

  /**
   * Decisions on reviews with so many stars.
   *
   * @param medianWait ISO 8601
   */
  public record Star(int rating, long decided, long rejected, String medianWait) {}

  /** Reviews to decide on, oldest first. */
  @GET
  @Path("queue")
  @RolesAllowed(Role.MODERATOR)
  public QueueList queue(
      @QueryParam("status") @Nullable String status,
      @QueryParam("product") @Nullable String product,
      @QueryParam("hint") @Nullable String hint,
      @QueryParam("flagged") @Nullable String flagged,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Queue queue =
        moderation.queue(
            new QueueFilter(
                status(status),
                Parameters.product("product", product),
                hint(hint),
                Parameters.flag("flagged", flagged).orElse(false)),
            Parameters.cursor(cursor),
            Parameters.number("limit", limit, 20, 1, 100));
    return new QueueList(items(queue.items()), queue.next().orElse(null), queue.total());
  }

  /** One review, whatever its state. */
  @GET
  @Path("queue/{id}")
  @RolesAllowed(Role.MODERATOR)
  public QueueItem one(@PathParam("id") String id) {
    return item(moderation.find(Parameters.review(id)).orElseThrow(Parameters::missing));
  }

  private static Status status(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return Status.PENDING;
    }
    for (Status status : Status.values()) {
      if (status.code().equals(value)) {
        return status;
      }
    }
    throw ProblemException.invalid(
        "status", "value", "status must be pending, approved, rejected or hidden");
  }

  private static String hint(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    if (value.matches("[a-z-]{1,40}")) {
      return value;
    }
    throw ProblemException.invalid("hint", "pattern", "hint must be 1 to 40 of a to z and hyphens");
  }

  private QueueItem item(Waiting waiting) {
    return items(List.of(waiting)).get(0);
  }

  private List<QueueItem> items(List<Waiting> all) {
    Map<String, List<String>> known = labels.ofReviews(all.stream().map(Waiting::review).toList());
    return all.stream()
        .map(waiting -> item(waiting, known.getOrDefault(waiting.review().id(), List.of())))
        .toList();
  }

  private QueueItem item(Waiting waiting, List<String> shown) {
    PublicReview review = PublicReview.of(waiting.review(), images, shown);
    return new QueueItem(
        review.id(),
        review.status(),
        review,
        waiting.email().isEmpty() ? null : waiting.email(),
        waiting.hints(),
        waiting.flags(),
        waiting.flagReasons(),
        waiting.publishesAt().orElse(null),
        waiting.decision().orElse(null));
  }

  /** Publishes or withholds a review. */
  @POST
  @Path("{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.MODERATOR)
  public QueueItem decide(
      @PathParam("id") String id, Decision decision, @Context SecurityContext security) {
    String review = Parameters.review(id);
    decide(List.of(review), decision.decision(), decision.reason(), decision.note(), security);
    return item(moderation.find(review).orElseThrow(Parameters::missing));
  }

  /** Publishes or withholds many reviews at once: all or none. */
  @POST
  @Path("decisions")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.MODERATOR)
  public Changed decideAll(Decisions decisions, @Context SecurityContext security) {
    List<String> ids = decisions.ids().stream().map(Parameters::review).toList();
    return new Changed(
        decide(ids, decisions.decision(), decisions.reason(), decisions.note(), security));
  }

  /** Takes decisions of the last seconds back, each only by whoever took it. */
  @POST
  @Path("decisions/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.MODERATOR)
  public Changed undo(Slips slips, @Context SecurityContext security) {
    List<String> ids = slips.ids().stream().map(Parameters::review).toList();
    String by = Parameters.caller(security);
    int changed = moderation.reopen(ids, by);
    new LinkedHashSet<>(ids).forEach(id -> audit.record(by, "review.reopened", id));
    return new Changed(changed);
  }

  private int decide(
      List<String> ids,
      String decision,
      Optional<String> reason,
      Optional<String> note,
      SecurityContext security) {
    String by = Parameters.caller(security);
    int changed;
    if (decision.equals("approve")) {
      changed = moderation.approve(ids, by);
    } else {
      Reason why =
          reason(
              reason.orElseThrow(
                  () ->
                      ProblemException.invalid(
                          "/reason", "required", "a rejection needs one of " + allowed())));
      changed = moderation.reject(ids, why, note.orElse(""), by);
    }
    new LinkedHashSet<>(ids)
        .forEach(
            id ->
                audit.record(
                    by, decision.equals("approve") ? "review.approved" : "review.rejected", id));
    return changed;
  }

  static Reason reason(String code) {
    return Reason.of(code)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "/reason", "value", "the reason must be one of " + allowed()));
  }

  private static String allowed() {
    return String.join(", ", ReviewsResource.reasons());
  }

  /** Answers a review in public; answering again mends the words and keeps the time. */
  @POST
  @Path("{id}/reply")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.MODERATOR)
  public PublicReview.Answer reply(
      @PathParam("id") String id, NewReply reply, @Context SecurityContext security) {
    String review = Parameters.review(id);
    moderation.reply(review, reply.body(), Parameters.caller(security));
    audit.record(Parameters.caller(security), "review.replied", review);
    return moderation
        .find(review)
        .flatMap(waiting -> PublicReview.of(waiting.review(), images, List.of()).reply())
        .orElseThrow(
            () ->
                ProblemException.invalid("/body", "required", "must have at least one character"));
  }

  /** Takes an answer back. */
  @DELETE
  @Path("{id}/reply")
  @RolesAllowed(Role.MODERATOR)
  public Response withdraw(@PathParam("id") String id, @Context SecurityContext security) {
    String review = Parameters.review(id);
    moderation.reply(review, "", Parameters.caller(security));
    audit.record(Parameters.caller(security), "review.reply-withdrawn", review);
    return Response.noContent().build();
  }

  /** Compares how stars were treated in the last 30 days. */
  @GET
  @Path("fairness")
  @RolesAllowed(Role.MODERATOR)
  public FairnessAnswer fairness() {
    Fairness fairness = moderation.fairness();
    return new FairnessAnswer(
        fairness.days(),
        fairness.alarm(),
        fairness.byStar().stream()
            .map(
                star ->
                    new Star(
                        star.rating(),
                        star.decided(),
                        star.rejected(),
                        star.medianWait().toString()))
            .toList());
  }
}
