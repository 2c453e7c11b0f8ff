// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import com.fasterxml.uuid.Generators;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.json.Json;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.request.Plan.Reason;
import org.candorcms.reviews.request.Plan.State;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Orders that the shop reports, and the fate of the one request that each of them may lead to. Name
 * and address are kept only while the mail may still be sent.
 */
@Component(service = Orders.class, configurationPid = MailSettings.PID)
public final class Orders {
  /** Most items of one page. */
  public static final int MAX_PAGE = 100;

  private final Store store;
  private final Clock clock;
  private final Consents consents;
  private final Json json;
  private final TokenKeys keys;
  private final Purchases purchases;
  private final Planner planner;

  /** Gets its surroundings. */
  @Activate
  public Orders(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      @Reference Consents consents,
      @Reference Json json,
      @Reference TokenKeys keys,
      @Reference Purchases purchases,
      @Reference RequestRules rules,
      MailSettings settings) {
    this.store = store;
    this.clock = clock;
    this.consents = consents;
    this.json = json;
    this.keys = keys;
    this.purchases = purchases;
    this.planner =
        new Planner(
            rules.all(),
            Duration.ofDays(Math.max(1, settings.days$_$after$_$delivery())),
            Duration.ofDays(Math.max(30, settings.cool$_$down$_$days())));
  }

  /**
   * An order with the fate of its request.
   *
   * @param order name and address are empty once no mail can follow
   * @param plan what becomes of the request
   * @param sentAt when the mail was handed over
   */
  public record Tracked(Order order, Plan plan, Optional<Instant> sentAt, Instant changedAt) {}

  /** What a report of an order did. */
  public record Reported(Tracked tracked, boolean created) {}

  /** A line of a request's history, oldest first. */
  public record Step(Instant at, State state, Reason reason, String rule) {}

  /** Part of the orders, latest change first. */
  public record OrderPage(List<Tracked> items, Optional<String> next, long total) {
    /** Copies collections. */
    public OrderPage {
      items = List.copyOf(items);
    }
  }

  /** Takes what the shop says; it replaces what it said before. */
  public Reported report(Order order) {
    String person = consents.person(order.email());
    String buyer = ReportedPurchases.buyer(keys, order.email());
    Reported reported =
        store.write(
            em -> {
              OrderRow found = em.find(OrderRow.class, order.id());
              OrderRow row = found == null ? new OrderRow() : found;
              Instant now = clock.instant();
              if (found == null) {
                row.id = order.id();
                row.createdAt = now.toEpochMilli();
              }
              fill(row, order, person);
              row.buyer = buyer;
              if (!is(row, State.SENT)) {
                decide(em, row, order, now);
              }
              row.changedAt = now.toEpochMilli();
              if (found == null) {
                em.persist(row);
              }
              return new Reported(tracked(row), found == null);
            });
    // After the commit: either this or a review that is being sent sees the other.
    purchases.settle(order.id());
    return reported;
  }

  /** An order by id. */
  public Optional<Tracked> find(String id) {
    return store.read(em -> Optional.ofNullable(em.find(OrderRow.class, id)).map(this::tracked));
  }

  /** What became of the request of an order, oldest first. */
  public List<Step> steps(String order) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select s from OrderStepRow s where s.orderId = :order order by s.id",
                    OrderStepRow.class)
                .setParameter("order", order)
                .setMaxResults(200)
                .getResultList()
                .stream()
                .map(
                    row ->
                        new Step(
                            Instant.ofEpochMilli(row.happenedAt),
                            State.valueOf(row.state),
                            Reason.valueOf(row.reason),
                            row.ruleId))
                .toList());
  }

  /**
   * Orders, latest change first.
   *
   * @param state empty for all
   * @param cursor of the page before; empty for the first
   */
  public OrderPage page(Optional<State> state, OrderCursor cursor, int limit) {
    String wanted = state.map(State::name).orElse("");
    return store.read(
        em -> {
          String where = wanted.isEmpty() ? "" : " and o.state = :state";
          var query =
              em.createQuery(
                      "select o from OrderRow o where (o.changedAt < :at or (o.changedAt = :at and"
                          + " o.id < :id))"
                          + where
                          + " order by o.changedAt desc, o.id desc",
                      OrderRow.class)
                  .setParameter("at", cursor.changedAt())
                  .setParameter("id", cursor.id())
                  .setMaxResults(limit + 1);
          var count =
              em.createQuery("select count(o) from OrderRow o where 1 = 1" + where, Long.class);
          if (!wanted.isEmpty()) {
            query.setParameter("state", wanted);
            count.setParameter("state", wanted);
          }
          List<OrderRow> rows = query.getResultList();
          boolean more = rows.size() > limit;
          List<OrderRow> shown = more ? rows.subList(0, limit) : rows;
          return new OrderPage(
              shown.stream().map(this::tracked).toList(),
              more ? Optional.of(OrderCursor.after(shown.get(limit - 1)).text()) : Optional.empty(),
              count.getSingleResult());
        });
  }

  /** How many orders are in each state. */
  public Map<State, Long> counts() {
    return store.read(
        em -> {
          Map<State, Long> counts = new java.util.EnumMap<>(State.class);
          for (State state : State.values()) {
            counts.put(state, 0L);
          }
          em.createQuery(
                  "select o.state, count(o) from OrderRow o group by o.state", Object[].class)
              .getResultList()
              .forEach(row -> counts.put(State.valueOf((String) row[0]), (Long) row[1]));
          return counts;
        });
  }

  /** Ids of orders whose mail is due, earliest first. */
  List<String> due(int limit) {
    long now = clock.millis();
    return store.read(
        em ->
            em.createQuery(
                    "select o.id from OrderRow o where o.state = :planned and o.dueAt <= :now"
                        + " order by o.dueAt, o.id",
                    String.class)
                .setParameter("planned", State.PLANNED.name())
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList());
  }

  /**
   * Decides again, because much may have changed since the mail was planned.
   *
   * @return the order, if its mail is to be sent now
   */
  Optional<Order> confirm(String id) {
    return store.write(
        em -> {
          OrderRow row = em.find(OrderRow.class, id);
          if (row == null || !is(row, State.PLANNED)) {
            return Optional.empty();
          }
          Order order = order(row);
          Instant now = clock.instant();
          decide(em, row, order, now);
          boolean send = is(row, State.PLANNED) && row.dueAt <= now.toEpochMilli();
          return send ? Optional.of(order) : Optional.empty();
        });
  }

  /** Notes that the mail was handed over, or cannot be; forgets the address. */
  void finished(String id, State state, Reason reason) {
    store.execute(
        em -> {
          OrderRow row = em.find(OrderRow.class, id);
          if (row == null || !is(row, State.PLANNED)) {
            return;
          }
          Instant now = clock.instant();
          if (state == State.SENT) {
            row.sentAt = now.toEpochMilli();
          }
          set(em, row, new Plan(state, Optional.empty(), reason, row.ruleId), now);
        });
  }

  /** The buyer of an order asks for no more requests; says whether there is such an order. */
  public boolean optOut(String order) {
    Optional<String> person = find(order, row -> row.person);
    person.ifPresent(this::optOutPerson);
    return person.isPresent();
  }

  /** A person asks for no more requests: what was planned stops. */
  public void optOutPerson(String person) {
    store.execute(
        em -> {
          if (em.find(OptOutRow.class, person) == null) {
            OptOutRow row = new OptOutRow();
            row.person = person;
            row.optedOutAt = clock.millis();
            em.persist(row);
          }
          Instant now = clock.instant();
          for (OrderRow row : open(em, person)) {
            set(em, row, Plan.stopped(Reason.OPTED_OUT, row.ruleId), now);
          }
        });
  }

  /** Whether a person wants no requests. */
  public boolean optedOut(String person) {
    return store.read(em -> em.find(OptOutRow.class, person) != null);
  }

  /** Orders of a person, newest change first. */
  public List<Tracked> of(String person) {
    return store.read(em -> rows(em, person).stream().map(this::tracked).toList());
  }

  /**
   * Forgets a person's orders. An opt-out stays: it holds nothing but a keyed hash, and forgetting
   * it would bring the mails back.
   *
   * @return how many orders went
   */
  public int forget(String person) {
    return store.write(
        em -> {
          List<OrderRow> rows = rows(em, person);
          for (OrderRow row : rows) {
            em.createQuery("delete from OrderStepRow s where s.orderId = :order")
                .setParameter("order", row.id)
                .executeUpdate();
            em.remove(row);
          }
          return rows.size();
        });
  }

  /** Deletes orders that have not changed since; the cool-down needs no longer memory. */
  int prune(Instant before) {
    return store.write(
        em -> {
          List<OrderRow> rows =
              em.createQuery(
                      "select o from OrderRow o where o.changedAt < :before order by o.changedAt",
                      OrderRow.class)
                  .setParameter("before", before.toEpochMilli())
                  .setMaxResults(1_000)
                  .getResultList();
          for (OrderRow row : rows) {
            em.createQuery("delete from OrderStepRow s where s.orderId = :order")
                .setParameter("order", row.id)
                .executeUpdate();
            em.remove(row);
          }
          em.createNativeQuery("delete from reviews_claim where claimed_at < ?1")
              .setParameter(1, before.toEpochMilli())
              .executeUpdate();
          return rows.size();
        });
  }

  private <T> Optional<T> find(String id, java.util.function.Function<OrderRow, T> part) {
    return store.read(em -> Optional.ofNullable(em.find(OrderRow.class, id)).map(part));
  }

  private static List<OrderRow> rows(EntityManager em, String person) {
    return em.createQuery(
            "select o from OrderRow o where o.person = :person order by o.changedAt desc",
            OrderRow.class)
        .setParameter("person", person)
        .setMaxResults(1_000)
        .getResultList();
  }

  private static List<OrderRow> open(EntityManager em, String person) {
    return rows(em, person).stream()
        .filter(row -> is(row, State.PLANNED) || is(row, State.WAITING))
        .toList();
  }

  private void decide(EntityManager em, OrderRow row, Order order, Instant now) {
    boolean optedOut = em.find(OptOutRow.class, row.person) != null;
    Long last =
        em.createQuery(
                "select max(o.sentAt) from OrderRow o where o.person = :person and o.id <> :id",
                Long.class)
            .setParameter("person", row.person)
            .setParameter("id", row.id)
            .getSingleResult();
    Optional<Instant> asked =
        last == null || last == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
    set(em, row, planner.plan(order, new Planner.History(optedOut, asked), now), now);
  }

  /** Sets the fate; a line is added where it changes. */
  private static void set(EntityManager em, OrderRow row, Plan plan, Instant now) {
    long dueAt = plan.dueAt().map(Instant::toEpochMilli).orElse(0L);
    boolean same =
        row.state.equals(plan.state().name())
            && row.reason.equals(plan.reason().name())
            && row.dueAt == dueAt;
    row.state = plan.state().name();
    row.reason = plan.reason().name();
    row.ruleId = plan.rule();
    row.dueAt = dueAt;
    if (plan.state() == State.SENT || plan.state() == State.STOPPED) {
      row.email = "";
      row.customer = "";
    }
    if (same) {
      return;
    }
    row.changedAt = now.toEpochMilli();
    OrderStepRow step = new OrderStepRow();
    step.id = Generators.timeBasedEpochGenerator().generate().toString();
    step.orderId = row.id;
    step.state = row.state;
    step.reason = row.reason;
    step.ruleId = row.ruleId;
    step.happenedAt = now.toEpochMilli();
    em.persist(step);
  }

  private void fill(OrderRow row, Order order, String person) {
    boolean sent = is(row, State.SENT);
    row.email = sent ? "" : order.email();
    row.customer = sent ? "" : order.name();
    row.person = person;
    row.lang = order.language();
    row.country = order.jurisdiction();
    Map<String, String> products = new LinkedHashMap<>();
    order.products().forEach(item -> products.put(item.id(), item.name()));
    row.products = json.write(products);
    row.deliveredAt = order.deliveredAt().map(Instant::toEpochMilli).orElse(0L);
    row.refundedAt = order.refundedAt().map(Instant::toEpochMilli).orElse(0L);
    row.openTicket = order.openTicket();
    row.marketingNotice = order.marketingNotice();
  }

  private Tracked tracked(OrderRow row) {
    return new Tracked(
        order(row),
        new Plan(
            State.valueOf(row.state), moment(row.dueAt), Reason.valueOf(row.reason), row.ruleId),
        moment(row.sentAt),
        Instant.ofEpochMilli(row.changedAt));
  }

  private Order order(OrderRow row) {
    List<Order.Item> items = new ArrayList<>();
    products(row).forEach((id, name) -> items.add(new Order.Item(id, String.valueOf(name))));
    return new Order(
        row.id,
        row.email,
        row.customer,
        row.lang,
        row.country,
        items,
        moment(row.deliveredAt),
        moment(row.refundedAt),
        row.openTicket,
        row.marketingNotice);
  }

  private Map<String, Object> products(OrderRow row) {
    return json.readObject(row.products);
  }

  private static boolean is(OrderRow row, State state) {
    return row.state.equals(state.name());
  }

  private static Optional<Instant> moment(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** As in JSON. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
