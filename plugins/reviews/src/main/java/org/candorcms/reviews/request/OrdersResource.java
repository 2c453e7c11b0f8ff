// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.reviews.letter.Letters;
import org.candorcms.reviews.request.Plan.State;
import org.jspecify.annotations.Nullable;

/** Orders, told by the shop. Each change of an order (delivery, refund, ticket) is told anew. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class OrdersResource {
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  /** Nothing arrives later than tomorrow; clocks of shops differ. */
  private static final Duration AHEAD = Duration.ofDays(2);

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final Orders orders;
  private final RequestRules rules;
  private final Letters letters;
  private final Mail mail;
  private final AuditLog audit;
  private final Clock clock;

  OrdersResource(
      Orders orders, RequestRules rules, Letters letters, Mail mail, AuditLog audit, Clock clock) {
    this.orders = orders;
    this.rules = rules;
    this.letters = letters;
    this.mail = mail;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * An order as the shop tells it.
   *
   * @param jurisdiction country whose law holds for the buyer, ISO 3166-1 alpha-2
   * @param delivered day or moment when all of it had arrived
   * @param refunded day or moment when it was paid back
   * @param openTicket whether a complaint or question of the buyer is open
   * @param marketingNotice whether the buyer was told of such mail, and how to object, when the
   *     address was asked for
   */
  public record OrderInput(
      @NotNull @Valid Customer customer,
      @NotNull @Pattern(regexp = "[A-Z]{2}") String jurisdiction,
      @NotEmpty @Size(max = 50) List<@Valid Item> products,
      Optional<@Size(max = 40) String> delivered,
      Optional<@Size(max = 40) String> refunded,
      Optional<Boolean> openTicket,
      Optional<Boolean> marketingNotice) {}

  /**
   * Who bought it.
   *
   * @param lang of the mail, BCP 47
   */
  public record Customer(
      @NotNull @Size(max = 254) String email,
      Optional<@Size(max = 100) String> name,
      Optional<@Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> lang) {}

  /** A product. */
  public record Item(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") String id,
      Optional<@Size(max = 200) String> name) {}

  /**
   * What becomes of the request for a review.
   *
   * @param state {@code waiting, planned, stopped} or {@code sent}
   * @param reason why
   * @param rule id of the rule that was applied
   */
  public record RequestView(
      String state, String reason, String rule, Optional<Instant> dueAt, Optional<Instant> sentAt) {
    static RequestView of(Orders.Tracked tracked) {
      return new RequestView(
          Orders.code(tracked.plan().state()),
          Orders.code(tracked.plan().reason()),
          tracked.plan().rule(),
          tracked.plan().dueAt(),
          tracked.sentAt());
    }
  }

  /** An order with its request; never with name or address of the buyer. */
  public record OrderView(
      String id,
      String jurisdiction,
      List<Order.Item> products,
      Optional<Instant> delivered,
      Optional<Instant> refunded,
      boolean openTicket,
      boolean marketingNotice,
      RequestView request,
      Instant changedAt) {
    static OrderView of(Orders.Tracked tracked) {
      Order order = tracked.order();
      return new OrderView(
          order.id(),
          order.jurisdiction(),
          order.products(),
          order.deliveredAt(),
          order.refundedAt(),
          order.openTicket(),
          order.marketingNotice(),
          RequestView.of(tracked),
          tracked.changedAt());
    }
  }

  /** A line of a request's history. */
  public record StepView(Instant at, String state, String reason, String rule) {}

  /** An order with the history of its request. */
  public record OrderHistory(OrderView order, List<StepView> history) {}

  /** Part of the orders, latest change first. */
  public record OrderList(List<OrderView> items, @Nullable String next, long total) {}

  /**
   * How requests stand.
   *
   * @param states orders by state of their request
   * @param mails mails by what became of them
   * @param obstacle why mails wait, if they do
   */
  public record Overview(
      Map<String, Long> states,
      Map<String, Long> mails,
      Optional<String> obstacle,
      String rulesVersion) {}

  /** The rules that requests follow. */
  public record RuleList(List<RequestRule> items, @Nullable String next, long total) {}

  /** Tells about an order; it replaces what was told before. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response put(
      @PathParam("id") String id, OrderInput input, @Context SecurityContext security) {
    Orders.Reported reported = orders.report(order(id, input));
    return Response.status(reported.created() ? 201 : 200)
        .entity(OrderView.of(reported.tracked()))
        .build();
  }

  /** Orders and their requests, latest change first. */
  @GET
  @RolesAllowed(Role.MODERATOR)
  public OrderList list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @DefaultValue("25") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (limit < 1 || limit > Orders.MAX_PAGE) {
      throw ProblemException.invalid("limit", "range", "limit must be from 1 to 100");
    }
    Orders.OrderPage page = orders.page(state(state), cursor(cursor), limit);
    return new OrderList(
        page.items().stream().map(OrderView::of).toList(), page.next().orElse(null), page.total());
  }

  /** How requests stand. */
  @GET
  @Path("overview")
  @RolesAllowed(Role.MODERATOR)
  public Overview overview() {
    Map<String, Long> states = new LinkedHashMap<>();
    orders.counts().forEach((state, count) -> states.put(Orders.code(state), count));
    Mail.Counts counts = mail.counts(SendRequests.BATCH);
    Map<String, Long> mails = new LinkedHashMap<>();
    mails.put("waiting", counts.waiting());
    mails.put("sent", counts.sent());
    mails.put("failed", counts.failed());
    Optional<String> obstacle =
        letters.possible()
            ? mail.obstacle()
            : Optional.of("The site does not know its own address: set candor.base.url");
    return new Overview(states, mails, obstacle, rules.version());
  }

  /** The rules, by country. */
  @GET
  @Path("rules")
  @RolesAllowed(Role.MODERATOR)
  public RuleList rules() {
    return new RuleList(rules.all(), null, rules.all().size());
  }

  /** An order with the history of its request. */
  @GET
  @Path("{id}")
  @RolesAllowed(Role.MODERATOR)
  public OrderHistory get(@PathParam("id") String id) {
    Orders.Tracked tracked = orders.find(id).orElseThrow(() -> missing(id));
    return new OrderHistory(
        OrderView.of(tracked),
        orders.steps(id).stream()
            .map(
                step ->
                    new StepView(
                        step.at(),
                        Orders.code(step.state()),
                        Orders.code(step.reason()),
                        step.rule()))
            .toList());
  }

  /** Ends requests to the buyer of an order, who asked the shop for it. */
  @PUT
  @Path("{id}/opt-out")
  @RolesAllowed(Role.EDITOR)
  public OrderView optOut(@PathParam("id") String id, @Context SecurityContext security) {
    if (!orders.optOut(id)) {
      throw missing(id);
    }
    var principal = security.getUserPrincipal();
    audit.record(
        principal == null ? "unknown" : principal.getName(), "reviews.requests.opted-out", id);
    return OrderView.of(orders.find(id).orElseThrow(() -> missing(id)));
  }

  private Order order(String id, OrderInput input) {
    if (!id.matches("[A-Za-z0-9._-]{1,128}")) {
      throw ProblemException.invalid("id", "pattern", "An id has letters, digits and . _ - only");
    }
    String email = input.customer().email().strip();
    if (!Message.isAddress(email)) {
      throw ProblemException.invalid(
          "/customer/email", "email", "The address is not a mail address");
    }
    if (!COUNTRIES.contains(input.jurisdiction())) {
      throw ProblemException.invalid(
          "/jurisdiction", "country", "There is no country with this ISO 3166-1 code");
    }
    Set<String> ids = new LinkedHashSet<>();
    for (Item item : input.products()) {
      if (!ids.add(item.id())) {
        throw ProblemException.invalid("/products", "duplicate", "A product is there twice");
      }
    }
    return new Order(
        id,
        email,
        line("/customer/name", input.customer().name().orElse("")),
        input.customer().lang().orElse(""),
        input.jurisdiction(),
        input.products().stream()
            .map(item -> new Order.Item(item.id(), line("/products", item.name().orElse(""))))
            .toList(),
        input.delivered().map(text -> moment("/delivered", text)),
        input.refunded().map(text -> moment("/refunded", text)),
        input.openTicket().orElse(false),
        input.marketingNotice().orElse(false));
  }

  private static String line(String pointer, String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(pointer, "line", "One line of text is needed");
    }
    return text.strip();
  }

  /** A day counts from its noon, so that the mail does not come at night. */
  private Instant moment(String pointer, String text) {
    Instant moment;
    try {
      moment =
          text.length() <= 10
              ? LocalDate.parse(text).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notOne) {
      throw ProblemException.invalid(
          pointer, "date", "must be a day or a time such as 2026-05-01 or 2026-05-01T10:00:00Z");
    }
    if (moment.isBefore(EARLIEST) || moment.isAfter(clock.instant().plus(AHEAD))) {
      throw ProblemException.invalid(
          pointer, "range", "must be between the year 2000 and tomorrow");
    }
    return moment;
  }

  private static Optional<State> state(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(State.values())
            .filter(state -> Orders.code(state).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "state", "enum", "state is one of waiting, planned, stopped, sent")));
  }

  private static OrderCursor cursor(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return OrderCursor.START;
    }
    return OrderCursor.parse(text)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "cursor", "cursor", "No page answered this cursor; begin without it"));
  }

  private static ProblemException missing(String id) {
    return new ProblemException(CommonProblem.NOT_FOUND, "No order " + id + " was told of");
  }
}
