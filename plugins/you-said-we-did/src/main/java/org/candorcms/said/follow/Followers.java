// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.store.ContactRow;
import org.candorcms.said.store.FollowerRow;
import org.candorcms.said.voice.Keys;
import org.candorcms.said.voice.Voices;
import org.candorcms.said.voice.Writing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who wants to be told. Nobody is until they follow the link in a mail to their address; what a
 * caller gets to know is the same for every address.
 */
@Component(service = Followers.class)
public final class Followers {
  /** Page on which the link of the first mail is confirmed; the parameter is {@code token}. */
  public static final String CONFIRM_PATH = Action.PREFIX + "/confirm";

  /** Page on which mails are ended; the parameter is {@code token}. */
  public static final String UNSUBSCRIBE_PATH = Action.PREFIX + "/unsubscribe";

  /** Where mail programs end mails by themselves (RFC 8058); the parameter is {@code token}. */
  public static final String ONE_CLICK_PATH = "/api/actions/unsubscribe";

  static final String CONFIRMED = "confirmed";
  static final String PENDING = "pending";
  static final String OPTED_OUT = "opted-out";

  private static final Duration BETWEEN_MAILS = Duration.ofMinutes(10);
  private static final Duration LINK_VALID = Duration.ofDays(7);

  /** In place of an action, for what somebody said themselves. */
  private static final String OWN_VOICE = "*";

  private final Store store;
  private final Clock clock;
  private final Consents consents;
  private final Mail mail;
  private final Keys keys;
  private final Actions actions;
  private final SiteAddress address;
  private final Letters letters = new Letters();

  /** Gets its surroundings. */
  @Activate
  public Followers(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock clock,
      @Reference Consents consents,
      @Reference Mail mail,
      @Reference Keys keys,
      @Reference Actions actions,
      @Reference SiteAddress address) {
    this.store = store;
    this.clock = clock;
    this.consents = consents;
    this.mail = mail;
    this.keys = keys;
    this.actions = actions;
    this.address = address;
  }

  /**
   * Asks an address whether it wants to follow an action.
   *
   * @param language of the mail
   * @param root address of the site as the request has it
   * @throws ProblemException 404 for the action, 400 for an address that is none
   */
  public void follow(String actionId, String email, Locale language, String root) {
    Action action = actions.required(actionId);
    String to = checked("/email", email);
    String contact = consents.person(to);
    long now = clock.millis();
    boolean ask =
        Writing.again(
            store,
            em -> {
              ContactRow person = em.find(ContactRow.class, contact);
              if (person == null) {
                person = new ContactRow();
                person.id = contact;
                person.email = to;
                person.lang = language.toLanguageTag();
                person.state = "none";
                person.changedAt = now;
                em.persist(person);
              }
              FollowerRow.Key key = new FollowerRow.Key(action.id(), contact);
              FollowerRow row = em.find(FollowerRow.class, key);
              if (row == null) {
                row = new FollowerRow();
                row.actionId = action.id();
                row.contactId = contact;
                row.state = PENDING;
                row.askedAt = now;
                row.changedAt = now;
                em.persist(row);
                return true;
              }
              boolean again =
                  !row.state.equals(CONFIRMED) && now - row.askedAt >= BETWEEN_MAILS.toMillis();
              if (again) {
                // Who opted out stays out until the link is followed.
                row.askedAt = now;
              }
              return again;
            });
    if (ask) {
      send(contact, to, action.id(), action.title(), "confirm", language, now, root);
    }
  }

  /**
   * Asks whoever spoke whether they want to be told what becomes of it.
   *
   * @param contact as {@link Voices.Taken} has it
   */
  public void askVoice(String contact, Locale language, String root) {
    if (contact.isEmpty()) {
      return;
    }
    long now = clock.millis();
    Optional<String> to =
        store.read(
            em ->
                Optional.ofNullable(em.find(ContactRow.class, contact))
                    .filter(c -> !c.state.equals(CONFIRMED))
                    .map(c -> c.email));
    to.ifPresent(email -> send(contact, email, OWN_VOICE, "", "tell", language, now, root));
  }

  private void send(
      String contact,
      String to,
      String action,
      String title,
      String letter,
      Locale language,
      long now,
      String root) {
    String token =
        keys.token(
            String.join("\n", "c", action, contact, Long.toString(now), language.toLanguageTag()));
    String link = address.root(root) + CONFIRM_PATH + "?token=" + token;
    Map<String, String> values = Map.of("title", title, "link", link);
    // A minute's grid: asking again within it is the same mail.
    String key =
        "said.confirm:"
            + UUID.nameUUIDFromBytes(
                (contact + "\n" + action + "\n" + now / BETWEEN_MAILS.toMillis())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Message message =
        Message.of(
            to,
            language,
            letters.subject(language, letter + ".subject", values),
            letters.text(language, letter + ".text", values));
    mail.send(
        key, action.equals(OWN_VOICE) ? message : message.about(ActionLabels.contentId(action)));
  }

  private static String checked(String pointer, String email) {
    String to = email.strip().toLowerCase(Locale.ROOT);
    if (email.chars().anyMatch(c -> c < 32) || !Message.isAddress(to)) {
      throw ProblemException.invalid(pointer, "email", "This is not an e-mail address");
    }
    return to;
  }

  private String token(String purpose, String action, String contact, long at) {
    return keys.token(purpose + "\n" + action + "\n" + contact + "\n" + at);
  }

  /**
   * What a token says.
   *
   * @param lang that somebody asked in; empty where it does not matter
   */
  private record Ticket(String purpose, String action, String contact, long at, String lang) {
    boolean ownVoice() {
      return action.equals(OWN_VOICE);
    }
  }

  private Optional<Ticket> ticket(String token, String purpose) {
    return keys.read(token)
        .map(content -> content.split("\n", -1))
        .filter(part -> (part.length == 4 || part.length == 5) && part[0].equals(purpose))
        .map(
            part ->
                new Ticket(
                    part[0],
                    part[1],
                    part[2],
                    Long.parseLong(part[3]),
                    part.length == 5 ? part[4] : ""));
  }

  /** The address at which a mail program ends mails about an action. */
  URI oneClick(String action, String contact, String root) {
    return URI.create(root + ONE_CLICK_PATH + "?token=" + stopToken(action, contact));
  }

  String stopToken(String action, String contact) {
    return token("u", action, contact, 0);
  }

  /**
   * What a link in a mail is about.
   *
   * @param action the action; empty for what somebody said themselves
   */
  public record Link(Optional<Action> action) {}

  /** What a link to confirm is about; empty if it is not valid, or not any more. */
  public Optional<Link> confirmation(String token) {
    return ticket(token, "c")
        .filter(t -> clock.millis() - t.at <= LINK_VALID.toMillis())
        .flatMap(this::link);
  }

  /** What a link to end mails is about; empty if it is not valid. */
  public Optional<Link> ending(String token) {
    return ticket(token, "u").flatMap(this::link);
  }

  private Optional<Link> link(Ticket ticket) {
    if (ticket.ownVoice()) {
      return Optional.of(new Link(Optional.empty()));
    }
    return actions.resolve(ticket.action).map(action -> new Link(Optional.of(action)));
  }

  /**
   * Confirms what a link of a first mail asks.
   *
   * @return whether it was valid
   */
  public boolean confirm(String token) {
    Optional<Ticket> valid =
        ticket(token, "c").filter(t -> clock.millis() - t.at <= LINK_VALID.toMillis());
    if (valid.isEmpty()) {
      return false;
    }
    Ticket ticket = valid.get();
    Optional<Action> action = ticket.ownVoice() ? Optional.empty() : actions.resolve(ticket.action);
    long now = clock.millis();
    boolean done =
        Writing.again(
            store,
            em -> {
              ContactRow contact = em.find(ContactRow.class, ticket.contact);
              if (contact == null) {
                return false;
              }
              if (!ticket.lang.isEmpty() && !ticket.lang.equals("und")) {
                // From here on in the language that they asked in; only they can follow the link.
                contact.lang = ticket.lang;
              }
              if (ticket.ownVoice()) {
                // A link from before somebody opted out must not bring them back.
                if (contact.state.equals(OPTED_OUT) && contact.changedAt > ticket.at) {
                  return false;
                }
                contact.state = CONFIRMED;
                contact.changedAt = now;
                return true;
              }
              if (action.isEmpty()) {
                return false;
              }
              FollowerRow row =
                  em.find(
                      FollowerRow.class, new FollowerRow.Key(action.get().id(), ticket.contact));
              if (row == null || (row.state.equals(OPTED_OUT) && row.changedAt > ticket.at)) {
                return false;
              }
              if (!row.state.equals(CONFIRMED)) {
                row.state = CONFIRMED;
                row.changedAt = now;
              }
              if (contact.state.equals(OPTED_OUT) && contact.changedAt <= ticket.at) {
                contact.state = "none";
              }
              return true;
            });
    if (done) {
      consents.grant(
          new Consent(
              ticket.contact,
              Voices.TELL,
              "mail",
              "Link in the mail followed: "
                  + action.map(a -> "follow \"" + a.title() + "\"").orElse("what I said"),
              "said.mail",
              null));
    }
    return done;
  }

  /**
   * Ends mails about an action, or about what somebody said; doing it twice changes nothing.
   *
   * @return whether the link is one of ours
   */
  public boolean unsubscribe(String token) {
    Optional<Ticket> valid = ticket(token, "u");
    if (valid.isEmpty()) {
      return false;
    }
    Ticket ticket = valid.get();
    String action =
        ticket.ownVoice()
            ? ""
            : actions.resolve(ticket.action).map(Action::id).orElse(ticket.action);
    long now = clock.millis();
    Writing.again(
        store,
        em -> {
          ContactRow contact = em.find(ContactRow.class, ticket.contact);
          if (contact == null) {
            return false;
          }
          if (ticket.ownVoice()) {
            contact.state = OPTED_OUT;
            contact.changedAt = now;
            return true;
          }
          FollowerRow.Key key = new FollowerRow.Key(action, ticket.contact);
          FollowerRow row = em.find(FollowerRow.class, key);
          if (row == null) {
            // Told because of what they said; the wish counts for this action.
            row = new FollowerRow();
            row.actionId = action;
            row.contactId = ticket.contact;
            em.persist(row);
          }
          row.state = OPTED_OUT;
          row.changedAt = now;
          return true;
        });
    if (ticket.ownVoice()) {
      consents.withdraw(ticket.contact, Voices.TELL);
    }
    return true;
  }

  /** Ends every mail to somebody, as when they withdraw their consent. */
  void endAll(String contact) {
    long now = clock.millis();
    store.execute(
        em -> {
          ContactRow row = em.find(ContactRow.class, contact);
          if (row != null) {
            row.state = OPTED_OUT;
            row.changedAt = now;
          }
          em.createQuery(
                  "update FollowerRow f set f.state = 'opted-out', f.changedAt = :now where"
                      + " f.contactId = :contact")
              .setParameter("now", now)
              .setParameter("contact", contact)
              .executeUpdate();
        });
  }

  /** How many follow actions, by id; those without followers are left out. */
  public Map<String, Long> counts(List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return store.read(
        em -> {
          Map<String, Long> counts = new java.util.HashMap<>();
          em.createQuery(
                  "select f.actionId, count(f) from FollowerRow f where f.actionId in :ids and"
                      + " f.state = 'confirmed' group by f.actionId",
                  Object[].class)
              .setParameter("ids", ids)
              .getResultList()
              .forEach(line -> counts.put((String) line[0], ((Number) line[1]).longValue()));
          return counts;
        });
  }
}
