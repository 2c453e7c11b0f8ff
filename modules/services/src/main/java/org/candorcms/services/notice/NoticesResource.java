// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** The inbox of the administration. Everybody sees the notices for their roles. */
@Path("/")
@Produces("application/json")
@RolesAllowed({Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR})
public final class NoticesResource {
  private static final int MAX_LIMIT = 200;

  private final Board board;

  NoticesResource(Board board) {
    this.board = board;
  }

  /** A notice as somebody sees it. */
  public record Item(
      String key,
      String kind,
      String severity,
      String title,
      String path,
      Instant raisedAt,
      Optional<Instant> resolvedAt,
      boolean read) {}

  /** A page of notices, newest first. */
  public record NoticePage(List<Item> items, @Nullable String next, long total) {}

  /** How many open notices the caller has not read. */
  public record Unread(long unread) {}

  /** Notices by key. */
  public record Keys(
      @Size(min = 1, max = 200) List<@Pattern(regexp = "[A-Za-z0-9._:-]{1,200}") String> keys) {}

  /** A delivery that has not gone well. */
  public record Delivery(
      String id,
      String target,
      String noticeKey,
      String state,
      int attempts,
      Instant createdAt,
      Optional<Instant> nextAt,
      String problem) {}

  /** Deliveries that have not gone well, newest first. */
  public record DeliveryPage(List<Delivery> items, @Nullable String next, long total) {}

  /** Lists notices; open ones unless asked for those that are resolved. */
  @GET
  public NoticePage list(
      @QueryParam("state") @DefaultValue("open") String state,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.invalid(
          "limit", "range", "limit was " + limit + "; allowed 1.." + MAX_LIMIT);
    }
    if (!state.equals("open") && !state.equals("resolved")) {
      throw ProblemException.invalid("state", "enum", "state is open or resolved");
    }
    Caller caller = caller(security);
    boolean open = state.equals("open");
    List<NoticeRow> rows =
        board.list(roles(caller), open, Optional.ofNullable(cursor).map(this::cursor), limit + 1);
    boolean more = rows.size() > limit;
    List<NoticeRow> page = more ? rows.subList(0, limit) : rows;
    Set<String> read = board.read(caller.name(), page.stream().map(r -> r.key).toList());
    return new NoticePage(
        page.stream().map(row -> item(row, read.contains(row.key))).toList(),
        more ? page.get(limit - 1).raisedAt + "~" + page.get(limit - 1).key : null,
        open ? board.open(roles(caller)) : page.size());
  }

  private Board.Cursor cursor(String text) {
    int tilde = text.indexOf('~');
    try {
      return new Board.Cursor(
          Instant.parse(text.substring(0, Math.max(tilde, 0))), text.substring(tilde + 1));
    } catch (DateTimeException e) {
      throw ProblemException.invalid("cursor", "format", "Use the value of next");
    }
  }

  private static Item item(NoticeRow row, boolean read) {
    return new Item(
        row.key,
        row.kind,
        Notice.Severity.values()[row.severity].name().toLowerCase(Locale.ROOT),
        row.title,
        row.path,
        row.raisedAt,
        Optional.ofNullable(row.resolvedAt),
        read);
  }

  /** How many open notices the caller has not read. */
  @GET
  @Path("unread")
  public Unread unread(@Context SecurityContext security) {
    Caller caller = caller(security);
    return new Unread(board.unread(caller.name(), roles(caller)));
  }

  /** Notes that the caller has read notices. */
  @POST
  @Path("read")
  @Consumes("application/json")
  public Unread read(Keys keys, @Context SecurityContext security) {
    Caller caller = caller(security);
    board.markRead(caller.name(), keys.keys().stream().distinct().toList());
    return new Unread(board.unread(caller.name(), roles(caller)));
  }

  /** Closes a notice for everybody. */
  @POST
  @Path("{key}/resolve")
  public Item resolve(@PathParam("key") String key, @Context SecurityContext security) {
    Caller caller = caller(security);
    NoticeRow row =
        board
            .find(key)
            .filter(found -> caller.has(found.role))
            .orElseThrow(
                () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such notice"));
    board.resolve(row.key);
    return item(board.find(key).orElse(row), true);
  }

  /** Mails and calls of webhooks that were given up or are tried again. */
  @GET
  @Path("deliveries")
  @RolesAllowed(Role.ADMINISTRATOR)
  public DeliveryPage deliveries() {
    List<Delivery> items =
        board.troubled(MAX_LIMIT).stream()
            .map(
                row ->
                    new Delivery(
                        row.id,
                        row.target,
                        row.noticeKey,
                        row.state,
                        row.attempts,
                        row.createdAt,
                        row.state.equals(DeliveryRow.WAITING)
                            ? Optional.of(row.nextAt)
                            : Optional.empty(),
                        row.problem))
            .toList();
    return new DeliveryPage(items, null, items.size());
  }

  private static List<String> roles(Caller caller) {
    return Stream.of(Role.ADMINISTRATOR, Role.EDITOR, Role.MODERATOR).filter(caller::has).toList();
  }

  private static Caller caller(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new ProblemException(CommonProblem.UNAUTHENTICATED, "Sign in first");
  }
}
