// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.api.mail.Message;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionEdit;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Precondition;
import org.candorcms.said.action.Status;
import org.candorcms.said.follow.Followers;
import org.candorcms.said.follow.SiteAddress;
import org.candorcms.said.follow.Telling;
import org.candorcms.said.follow.Thanks;
import org.candorcms.said.promise.ActionRules;
import org.candorcms.said.tag.Tags;
import org.candorcms.said.voice.Keys;
import org.candorcms.said.voice.NewVoice;
import org.candorcms.said.voice.Returning;
import org.candorcms.said.voice.Voices;
import org.candorcms.said.web.FeedbackForm;
import org.candorcms.said.web.FollowForm;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may try who means harm: finding out who is known, and writing mails of others. */
class AttackTest {
  private static final String SITE = "https://shop.example";

  private final EmbeddedStore store = EmbeddedStore.of("said");
  private final Fakes.SetClock clock = new Fakes.SetClock();
  private final Fakes.Ledger ledger = new Fakes.Ledger();
  private final Fakes.Outbox outbox = new Fakes.Outbox();
  private final Actions actions =
      new Actions(store, clock, tags -> {}, new Fakes.PlainJson(), ledger, new ActionRules());
  private final Voices voices = new Voices(store, clock, t -> {}, ledger, new Tags(store, clock));
  private final SiteAddress address = new SiteAddress(store, new Fakes.NoSettings());
  private final Keys keys = new Keys(store);
  private final Followers followers =
      new Followers(store, clock, ledger, outbox, keys, actions, address);
  private final Telling telling = new Telling(store, clock, outbox, actions, followers, address);
  private final FollowForm follow = new FollowForm(followers);

  @BeforeEach
  void action() {
    save("a", "The hall is loud");
    for (String state : List.of("pending", "confirmed", "gone")) {
      followers.follow("a", state + "@example.org", Locale.ENGLISH, SITE);
    }
    followers.confirm(outbox.token("confirmed@example.org"));
    followers.confirm(outbox.token("gone@example.org"));
    followers.unsubscribe(stop("gone@example.org"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void save(String id, String title) {
    actions.save(
        new ActionEdit(
            id,
            "slug-" + id,
            "en",
            title,
            "",
            new Action.Said("It is loud", 3, 4),
            "",
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            Status.DOING,
            List.of(),
            List.of(),
            "",
            "",
            ""),
        "ann",
        Precondition.NONE);
  }

  private String stop(String email) {
    return keys.token("u\na\n" + ledger.person(email) + "\n0");
  }

  private static RenderContext context() {
    return (RenderContext)
        Proxy.newProxyInstance(
            AttackTest.class.getClassLoader(),
            new Class<?>[] {RenderContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "language" -> Locale.ENGLISH;
                  case "absoluteUrl" -> SITE + arguments[0];
                  case "message" -> String.valueOf(arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private FormResult wish(String email) {
    return follow.submit(new FollowForm.Wish("a", email, Optional.empty()), context());
  }

  @Test
  void tellsNobodyWhichAddressesAreKnown() {
    clock.now = clock.now.plus(Duration.ofHours(1));
    FormResult unknown = wish("nobody@example.org");
    for (String state : List.of("pending", "confirmed", "gone")) {
      assertThat(wish(state + "@example.org")).as(state).isEqualTo(unknown);
    }
    FeedbackForm form = new FeedbackForm(voices, followers);
    for (String email : List.of("new@example.org", "confirmed@example.org", "new@example.org")) {
      assertThat(
              form.submit(
                  new FeedbackForm.Said(
                      "Still loud",
                      Optional.empty(),
                      Optional.of(email),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of(true),
                      Optional.empty()),
                  context()))
          .as(email)
          .isEqualTo(FormResult.accepted("form.thanks-mail"));
    }
  }

  @Test
  void takesNoTokenThatItHasNotMade() {
    String known = stop("confirmed@example.org");
    String mac = known.substring(known.indexOf('.'));
    for (String content :
        List.of(
            "u\na\n" + ledger.person("pending@example.org") + "\n0",
            "u\n*\n" + ledger.person("confirmed@example.org") + "\n0",
            "u\na\nnobody\n0")) {
      String forged =
          Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(content.getBytes(StandardCharsets.UTF_8))
              + mac;
      assertThat(followers.unsubscribe(forged)).isFalse();
      assertThat(followers.ending(forged)).isEmpty();
    }
    // What ends mails cannot begin them, nor the other way round.
    assertThat(followers.confirm(known)).isFalse();
    assertThat(followers.unsubscribe(outbox.token("confirmed@example.org"))).isFalse();
    // A link of ours answers the same whether somebody is there.
    assertThat(followers.unsubscribe(stop("nobody@example.org"))).isTrue();
    assertThat(followers.unsubscribe(known)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.org\r\nBcc: x@y.org",
        "a@b.org\nBcc: x@y.org",
        "a@b.org\r",
        "\na@b.org",
        "a@b.org\u0000",
        "a@b.org\u2028Bcc: x@y.org",
        "a@b.org, c@d.org",
        "a@b.org;c@d.org",
        "Ann <a@b.org>",
        "\"a@b.org\"@c.org",
        "a@b.org%0aBcc:x@y.org "
      })
  void writesToNoAddressThatIsMoreThanOne(String email) {
    int before = outbox.sent.size();
    FormResult answer = wish(email);
    if (answer.accepted()) {
      // Blanks around an address are no part of it.
      assertThat(outbox.sent.values()).last().extracting(Message::to).isEqualTo("a@b.org");
    } else {
      assertThat(outbox.sent).hasSize(before);
    }
    assertThat(outbox.sent.values())
        .extracting(Message::to)
        .allMatch(to -> to.matches("[a-z]+@(example|b)\\.org"));
  }

  @Test
  void putsNothingIntoHeadersThatSomebodyWrote() {
    String evil = "Loud\r\nBcc: x@y.org\r\n\r\n<b>{link}{stop}\u2028\u0000";
    save("a", evil);
    save("b", evil);
    followers.follow("b", "ann@example.org", Locale.ENGLISH, SITE);
    followers.confirm(outbox.token("ann@example.org"));
    telling.tell("a");
    telling.tell("b");
    telling.deliver(new Fakes.Unseen());
    for (int i = 0; i < 2; i++) {
      voices.submit(
          NewVoice.form(
              "Voice " + i,
              "",
              "en",
              "Eve\r\nBcc: x@y.org",
              "eve@example.org",
              "",
              false,
              true,
              true),
          "Yes");
    }
    followers.askVoice(ledger.person("eve@example.org"), Locale.ENGLISH, SITE);
    followers.confirm(outbox.token("eve@example.org"));
    Returning returning = new Returning(store);
    new Thanks(returning, outbox, followers, address)
        .send(returning.people(5).get(0).id(), "Thanks\r\nBcc: x@y.org", "A mug\r\nTo: x", SITE);
    assertThat(outbox.sent).hasSizeGreaterThan(6);
    for (Message message : outbox.sent.values()) {
      assertThat(message.subject()).doesNotContainPattern("[\\p{Cntrl}\u2028\u2029]");
      assertThat(message.to()).matches("[a-z]+@example\\.org");
      message
          .unsubscribeAddress()
          .ifPresent(uri -> assertThat(uri.toString()).startsWith(SITE + "/api/actions/"));
    }
    // A title that looks like one of our blanks is not filled.
    assertThat(outbox.sent.values().stream().map(Message::subject))
        .anyMatch(s -> s.contains("{link}"));
  }

  @Test
  void writesInTheLanguageThatSomebodyAskedIn() {
    followers.follow("a", "mai@example.org", Locale.forLanguageTag("vi"), SITE);
    Message first = outbox.sent.values().stream().reduce((a, b) -> b).orElseThrow();
    assertThat(first.language().getLanguage()).isEqualTo("vi");
    assertThat(first.subject()).doesNotContain("confirm");
    followers.confirm(outbox.token("mai@example.org"));
    clock.now = clock.now.plus(Duration.ofHours(1));
    save("c", "The hall echoes");
    // Asked again in another language: the mails change only once the link is followed.
    followers.follow("c", "mai@example.org", Locale.forLanguageTag("th"), SITE);
    assertThat(lang("mai@example.org")).isEqualTo("vi");
    followers.confirm(outbox.token("mai@example.org"));
    assertThat(lang("mai@example.org")).isEqualTo("th");
  }

  private String lang(String email) {
    return store.read(
        em ->
            em.createQuery("select c.lang from ContactRow c where c.id = :id", String.class)
                .setParameter("id", ledger.person(email))
                .getSingleResult());
  }
}
