// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.store.Store;
import org.candorcms.api.task.Progress;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Status;
import org.candorcms.said.store.ContactRow;
import org.candorcms.said.store.DeliveryRow;
import org.candorcms.said.voice.Writing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells people what became of it: those who follow the action, and those whose voices are in its
 * theme and who wanted to know. Everybody once for each change: a row that can be there only once
 * says who is to be told, and the mail has a key made of it, so being stopped anywhere between the
 * two repeats nothing.
 */
@Component(service = Telling.class)
public final class Telling {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
  private static final int AT_ONCE = 500;
  private static final int MAX_BODY = 20_000;

  private final Store store;
  private final Clock clock;
  private final Mail mail;
  private final Actions actions;
  private final Followers followers;
  private final SiteAddress address;
  private final Letters letters = new Letters();

  /** Gets its surroundings. */
  @Activate
  public Telling(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock clock,
      @Reference Mail mail,
      @Reference Actions actions,
      @Reference Followers followers,
      @Reference SiteAddress address) {
    this.store = store;
    this.clock = clock;
    this.mail = mail;
    this.actions = actions;
    this.followers = followers;
    this.address = address;
  }

  /**
   * How many people.
   *
   * @param told who is told by this, or would be
   * @param optedOut who would be, but does not want to
   * @param alreadyTold who was told of this change before
   */
  public record Counts(long told, long optedOut, long alreadyTold) {}

  private record Audience(Set<String> told, long optedOut, long alreadyTold) {
    Counts counts() {
      return new Counts(told.size(), optedOut, alreadyTold);
    }
  }

  /** Who would be told of the present change; nothing is sent. */
  public Counts preview(String actionId) {
    Action action = actions.required(actionId);
    return store.read(em -> audience(em, action)).counts();
  }

  /**
   * Notes who is to be told of the present change. {@link #deliver} sends the mails; it is called
   * by a task as well, so they go out even if this process ends now.
   */
  public Counts tell(String actionId) {
    Action action = actions.required(actionId);
    Audience audience =
        Writing.again(
            store,
            em -> {
              Audience people = audience(em, action);
              long now = clock.millis();
              for (String contact : people.told) {
                DeliveryRow row = new DeliveryRow();
                row.id = IDS.generate().toString();
                row.actionId = action.id();
                row.changeNo = action.change();
                row.contactId = contact;
                row.state = "queued";
                row.queuedAt = now;
                em.persist(row);
              }
              return people;
            });
    return audience.counts();
  }

  private static Audience audience(EntityManager em, Action action) {
    Set<String> wanting = new TreeSet<>();
    Set<String> out = new HashSet<>();
    em.createQuery(
            "select f.contactId, f.state, c.state from FollowerRow f, ContactRow c where"
                + " f.actionId = :action and c.id = f.contactId",
            Object[].class)
        .setParameter("action", action.id())
        .getResultList()
        .forEach(
            line -> {
              boolean left =
                  line[1].equals(Followers.OPTED_OUT) || line[2].equals(Followers.OPTED_OUT);
              if (left) {
                out.add((String) line[0]);
              } else if (line[1].equals(Followers.CONFIRMED)) {
                wanting.add((String) line[0]);
              }
            });
    if (!action.theme().isEmpty()) {
      em.createQuery(
              "select distinct v.contactId, c.state from ThemeVoiceRow g, VoiceRow v, ContactRow c"
                  + " where g.themeId = :theme and v.id = g.voiceId and v.notifyAllowed = true and"
                  + " c.id = v.contactId",
              Object[].class)
          .setParameter("theme", action.theme())
          .getResultList()
          .forEach(
              line -> {
                if (line[1].equals(Followers.OPTED_OUT)) {
                  out.add((String) line[0]);
                } else if (line[1].equals(Followers.CONFIRMED)) {
                  wanting.add((String) line[0]);
                }
              });
    }
    wanting.removeAll(out);
    Set<String> told =
        new HashSet<>(
            em.createQuery(
                    "select d.contactId from DeliveryRow d where d.actionId = :action and"
                        + " d.changeNo = :change",
                    String.class)
                .setParameter("action", action.id())
                .setParameter("change", action.change())
                .getResultList());
    out.removeAll(told);
    wanting.removeAll(told);
    return new Audience(wanting, out.size(), told.size());
  }

  /** How far the mails about the present change are. */
  public Mail.Counts progress(String actionId) {
    Action action = actions.required(actionId);
    long queued =
        store.read(
            em ->
                em.createQuery(
                        "select count(d) from DeliveryRow d where d.actionId = :action and"
                            + " d.changeNo = :change and d.state = 'queued'",
                        Long.class)
                    .setParameter("action", action.id())
                    .setParameter("change", action.change())
                    .getSingleResult());
    Mail.Counts handed = mail.counts(batch(action.id(), action.change()));
    return new Mail.Counts(handed.waiting() + queued, handed.sent(), handed.failed());
  }

  /** Why mails wait, if they do. */
  public Optional<String> obstacle() {
    return mail.obstacle();
  }

  /**
   * Hands over the mails that are noted.
   *
   * @return how many
   */
  public long deliver(Progress progress) {
    long done = 0;
    String after = "";
    while (!progress.cancelled()) {
      List<DeliveryRow> rows = queued(after);
      if (rows.isEmpty()) {
        return done;
      }
      hand(rows);
      after = rows.get(rows.size() - 1).id;
      done += rows.size();
      progress.at(done, 0);
      progress.message(done + " mails handed over");
    }
    return done;
  }

  private List<DeliveryRow> queued(String after) {
    return store.read(
        em ->
            em.createQuery(
                    "select d from DeliveryRow d where d.state = 'queued' and d.id > :after order"
                        + " by d.id",
                    DeliveryRow.class)
                .setParameter("after", after)
                .setMaxResults(AT_ONCE)
                .getResultList());
  }

  private void hand(List<DeliveryRow> rows) {
    Map<String, Optional<Action>> about = new HashMap<>();
    Map<String, Action> read = new HashMap<>();
    for (DeliveryRow row : rows) {
      about.computeIfAbsent(row.actionId, actions::resolve);
    }
    Map<String, ContactRow> people = people(rows);
    Set<String> out = leftSince(rows);
    String root = address.root("");
    Map<String, Message> messages = new LinkedHashMap<>();
    List<String> handed = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (DeliveryRow row : rows) {
      ContactRow contact = people.get(row.contactId);
      Optional<Action> action = about.getOrDefault(row.actionId, Optional.empty());
      if (contact == null
          || contact.state.equals(Followers.OPTED_OUT)
          || out.contains(row.actionId + "\n" + row.contactId)
          || action.isEmpty()) {
        dropped.add(row.id);
      } else if (!root.isEmpty()) {
        messages.put(
            batch(row.actionId, row.changeNo) + ":" + hash(row.contactId),
            message(action.get(), inLanguage(read, action.get(), contact.lang), contact, root));
        handed.add(row.id);
      }
    }
    mail.sendAll(messages);
    mark(handed, "handed");
    mark(dropped, "dropped");
  }

  private Map<String, ContactRow> people(List<DeliveryRow> rows) {
    Map<String, ContactRow> people = new HashMap<>();
    store
        .read(
            em ->
                em.createQuery("select c from ContactRow c where c.id in :ids", ContactRow.class)
                    .setParameter(
                        "ids", rows.stream().map(r -> r.contactId).collect(Collectors.toSet()))
                    .getResultList())
        .forEach(row -> people.put(row.id, row));
    return people;
  }

  /** Who has opted out between being noted and now. */
  private Set<String> leftSince(List<DeliveryRow> rows) {
    return store
        .read(
            em ->
                em.createQuery(
                        "select f.actionId, f.contactId from FollowerRow f where f.contactId in"
                            + " :ids and f.state = 'opted-out'",
                        Object[].class)
                    .setParameter(
                        "ids", rows.stream().map(r -> r.contactId).collect(Collectors.toSet()))
                    .getResultList())
        .stream()
        .map(line -> line[0] + "\n" + line[1])
        .collect(Collectors.toSet());
  }

  private void mark(List<String> ids, String state) {
    if (ids.isEmpty()) {
      return;
    }
    long now = clock.millis();
    store.execute(
        em ->
            em.createQuery(
                    "update DeliveryRow d set d.state = :state, d.handedAt = :now where d.id in"
                        + " :ids")
                .setParameter("state", state)
                .setParameter("now", now)
                .setParameter("ids", ids)
                .executeUpdate());
  }

  /** The action as it is there in a language, else as it is. */
  private Action inLanguage(Map<String, Action> read, Action action, String lang) {
    if (lang.isEmpty() || lang.equals(action.lang())) {
      return action;
    }
    return read.computeIfAbsent(
        action.id() + "\n" + lang, key -> translation(action, lang).orElse(action));
  }

  private Optional<Action> translation(Action action, String lang) {
    String root = action.translationOf().isEmpty() ? action.id() : action.translationOf();
    return store
        .read(
            em ->
                em.createQuery(
                        "select a.id from ActionRow a where a.mergedInto = '' and a.lang = :lang"
                            + " and a.status = :status and (a.id = :root or a.translationOf ="
                            + " :root) order by a.createdAt",
                        String.class)
                    .setParameter("lang", lang)
                    .setParameter("status", action.status().text())
                    .setParameter("root", root)
                    .setMaxResults(1)
                    .getResultList())
        .stream()
        .findFirst()
        .flatMap(actions::find);
  }

  /** A mail about an action, with its words where they are read best. */
  private Message message(Action action, Action shown, ContactRow contact, String root) {
    Locale language = letters.language(contact.lang, shown.lang());
    String status =
        letters.text(
            language,
            action.disputed() ? "status.disputed" : "status." + action.status().text(),
            Map.of());
    String stop = followers.stopToken(action.id(), contact.id);
    Map<String, String> values =
        Map.of(
            "title",
            shown.title(),
            "status",
            status,
            "body",
            body(shown),
            "link",
            root + shown.path(),
            "stop",
            root + Followers.UNSUBSCRIBE_PATH + "?token=" + stop);
    return Message.of(
            contact.email,
            language,
            letters.subject(language, "change.subject", values),
            letters.text(language, "change.text", values))
        .withUnsubscribe(followers.oneClick(action.id(), contact.id, root))
        .about(ActionLabels.contentId(shown));
  }

  private static String body(Action action) {
    String body =
        action.status() == Status.COULD_NOT
            ? action.couldNot()
            : action.did().isEmpty() ? action.said().summary() : action.did();
    return body.length() > MAX_BODY ? body.substring(0, MAX_BODY) : body;
  }

  static String batch(String action, long change) {
    return "said.notify:" + action + "." + change;
  }

  /** Keys of mails carry no personal data, a keyed hash of an address neither. */
  private static String hash(String contact) {
    return UUID.nameUUIDFromBytes(contact.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
