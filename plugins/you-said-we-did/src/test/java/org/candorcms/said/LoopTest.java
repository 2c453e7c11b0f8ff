// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionEdit;
import org.candorcms.said.action.ActionFilter;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Precondition;
import org.candorcms.said.action.Saved;
import org.candorcms.said.action.Status;
import org.candorcms.said.follow.Followers;
import org.candorcms.said.follow.SiteAddress;
import org.candorcms.said.follow.Telling;
import org.candorcms.said.promise.ActionRules;
import org.candorcms.said.report.TopQuestion;
import org.candorcms.said.report.Triage;
import org.candorcms.said.report.TriageDesk;
import org.candorcms.said.tag.Tag;
import org.candorcms.said.tag.Tags;
import org.candorcms.said.theme.Theme;
import org.candorcms.said.theme.Themes;
import org.candorcms.said.voice.ImportReport;
import org.candorcms.said.voice.Importer;
import org.candorcms.said.voice.Keys;
import org.candorcms.said.voice.NewVoice;
import org.candorcms.said.voice.Returning;
import org.candorcms.said.voice.SaidPersonalData;
import org.candorcms.said.voice.Voice;
import org.candorcms.said.voice.VoiceFilter;
import org.candorcms.said.voice.Voices;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop on the real schema: listening, acting, telling. */
class LoopTest {
  private final EmbeddedStore store = EmbeddedStore.of("said");
  private final Fakes.SetClock clock = new Fakes.SetClock();
  private final Fakes.Ledger ledger = new Fakes.Ledger();
  private final Fakes.Outbox outbox = new Fakes.Outbox();
  private final Fakes.PlainJson json = new Fakes.PlainJson();
  private final Actions actions =
      new Actions(store, clock, tags -> {}, json, ledger, new ActionRules());
  private final Tags tags = new Tags(store, clock);
  private final Voices voices = new Voices(store, clock, t -> {}, ledger, tags);
  private final Themes themes = new Themes(store, clock, t -> {});
  private final SiteAddress address = new SiteAddress(store, new Fakes.NoSettings());
  private final Followers followers =
      new Followers(store, clock, ledger, outbox, new Keys(store), actions, address);
  private final Telling telling = new Telling(store, clock, outbox, actions, followers, address);
  private final Importer importer = new Importer(voices, store, json);

  @TempDir Path folder;

  @BeforeEach
  void theme() {
    themes.save("noise", "The hall is loud", "", "en", Precondition.NONE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static ActionEdit edit(String id, Status status, String did, String... evidence) {
    return new ActionEdit(
        id,
        "",
        "en",
        "Action " + id,
        "",
        new Action.Said("It is loud", 37, 412),
        did,
        status == Status.COULD_NOT ? "We could not move the wall: it carries the roof." : "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        "",
        status,
        List.of(evidence).stream().map(url -> new Action.Evidence(url, "")).toList(),
        List.of(),
        "noise",
        "",
        "");
  }

  private Saved save(ActionEdit edit) {
    return actions.save(edit, "ann", Precondition.NONE);
  }

  private void follow(String action, String email) {
    followers.follow(action, email, Locale.ENGLISH, "");
    assertThat(followers.confirm(outbox.token(email))).isTrue();
  }

  @Test
  void refusesPromisesAndDoneWithoutEvidence() {
    assertThatThrownBy(() -> save(edit("a", Status.DONE, "We will look into soundproofing")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code().status()).isEqualTo(422);
              assertThat(problem.errors())
                  .extracting(FieldError::code)
                  .contains("promise.future-tense", "done.without-evidence");
            });
    assertThat(actions.find("a")).isEmpty();
    Saved saved = save(edit("a", Status.DONE, "We hung 12 panels.", "/news/panels"));
    assertThat(saved.created()).isTrue();
    assertThat(saved.action().doneAt()).contains(clock.instant());
  }

  @Test
  void comesLateByItself() {
    ActionEdit e = edit("late", Status.DOING, "");
    ActionEdit due =
        new ActionEdit(
            e.id(),
            "",
            "en",
            e.title(),
            "",
            e.said(),
            "",
            "",
            "",
            "",
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 6, 12)),
            "",
            e.status(),
            List.of(),
            List.of(),
            "",
            "",
            "");
    assertThat(save(due).warnings())
        .extracting(f -> f.code())
        .containsExactly("promise.date-without-owner");
    assertThat(actions.required("late").overdueDays(actions.today())).isZero();
    clock.now = clock.now.plus(Duration.ofDays(14));
    assertThat(actions.required("late").overdueDays(actions.today())).isEqualTo(12);
    assertThat(actions.summary("").overdue()).isEqualTo(1);
    assertThat(actions.list(new ActionFilter("", Set.of(), "", "", true, false), "", 10).items())
        .hasSize(1);
  }

  @Test
  void quotesNobodyWhoHasNotAllowedIt() {
    String open =
        voices
            .submit(
                NewVoice.form("So loud here!", "", "en", "Mai", "", "", true, false, false), "Yes")
            .id();
    String closed =
        voices
            .submit(
                NewVoice.form("I cannot hear you", "", "", "", "", "", false, false, false), "Yes")
            .id();
    ActionEdit base = edit("q", Status.SAID, "");
    assertThatThrownBy(() -> save(quoting(base, closed, "")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            p -> assertThat(p.errors().get(0).code()).isEqualTo("quote.without-consent"));
    assertThatThrownBy(() -> save(quoting(base, open, "not said")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            p -> assertThat(p.errors().get(0).code()).isEqualTo("quote.not-said"));
    assertThat(save(quoting(base, open, "So loud")).action().quotes())
        .containsExactly(new Action.Quote(open, "So loud", "Mai", "en"));
    ledger.withdraw(Actions.subject(open), Actions.QUOTE);
    assertThat(actions.required("q").quotes()).isEmpty();
  }

  private static ActionEdit quoting(ActionEdit e, String voice, String words) {
    return new ActionEdit(
        e.id(),
        "",
        "en",
        e.title(),
        "",
        e.said(),
        "",
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        "",
        e.status(),
        List.of(),
        List.of(new ActionEdit.Excerpt(voice, words)),
        "",
        "",
        "");
  }

  @Test
  void reopensWhenFiveSayItIsNotDone() {
    save(edit("d", Status.DONE, "We hung 12 panels.", "/news/panels"));
    for (int i = 0; i < 4; i++) {
      assertThat(actions.dispute("d", "visitor" + i, "").disputed()).isFalse();
      assertThat(actions.dispute("d", "visitor" + i, "again").disputes()).isEqualTo(i + 1);
    }
    Actions.Disputed fifth = actions.dispute("d", "visitor4", "Still loud");
    assertThat(fifth.reopenedNow()).isTrue();
    Action action = actions.required("d");
    assertThat(action.status()).isEqualTo(Status.DOING);
    assertThat(action.disputed()).isTrue();
    assertThat(actions.summary("").disputed()).isEqualTo(1);
    assertThat(action.doneAt()).isEmpty();
    actions.status("d", Status.DONE, List.of(), "ann", Precondition.NONE);
    assertThat(actions.required("d").disputed()).isFalse();
    assertThat(actions.dispute("d", "visitor0", "").disputes()).isEqualTo(1);
  }

  @Test
  void tellsEverybodyOnceWhereverItIsKilled() {
    save(edit("t", Status.DOING, ""));
    for (int i = 0; i < 1_200; i++) {
      follow("t", "f" + i + "@example.org");
    }
    followers.follow("t", "never@example.org", Locale.ENGLISH, "");
    follow("t", "gone@example.org");
    save(edit("t", Status.DONE, "We hung 12 panels.", "/news/panels"));
    outbox.sent.clear();
    assertThat(telling.preview("t")).isEqualTo(new Telling.Counts(1_201, 0, 0));
    assertThat(telling.tell("t").told()).isEqualTo(1_201);
    for (int kill = 0; kill < 2; kill++) {
      outbox.breaksAfter = kill;
      assertThatThrownBy(() -> telling.deliver(new Fakes.Unseen()))
          .isInstanceOf(IllegalStateException.class);
    }
    outbox.breaksAfter = Integer.MAX_VALUE;
    telling.deliver(new Fakes.Unseen());
    assertThat(outbox.sent).hasSize(1_201);
    assertThat(new HashSet<>(outbox.sent.values().stream().map(m -> m.to()).toList()))
        .hasSize(1_201)
        .doesNotContain("never@example.org");
    assertThat(telling.tell("t")).isEqualTo(new Telling.Counts(0, 0, 1_201));
    String stop =
        outbox.sent.values().stream()
            .filter(m -> m.to().equals("gone@example.org"))
            .findFirst()
            .orElseThrow()
            .unsubscribeAddress()
            .orElseThrow()
            .getQuery()
            .substring("token=".length());
    assertThat(followers.unsubscribe(stop)).isTrue();
    assertThat(followers.unsubscribe(stop)).isTrue();
    assertThat(followers.unsubscribe(stop + "x")).isFalse();
    save(edit("t", Status.DOING, ""));
    assertThat(telling.preview("t")).isEqualTo(new Telling.Counts(1_200, 1, 0));
  }

  @Test
  void writesToFollowersInTheirOwnLanguage() {
    ActionEdit english = edit("w", Status.DOING, "");
    save(english);
    save(
        new ActionEdit(
            "w-vi",
            "on-ao",
            "vi",
            "Bớt ồn trong sảnh",
            "",
            new Action.Said("Ồn quá", 37, 412),
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
            "w"));
    for (String lang : List.of("en", "vi", "th", "ar")) {
      String email = lang + "@example.org";
      followers.follow("w", email, Locale.forLanguageTag(lang), "");
      assertThat(followers.confirm(outbox.token(email))).isTrue();
    }
    address.seenByEditor("https://shop.example");
    telling.tell("w");
    telling.deliver(new Fakes.Unseen());
    assertThat(last("en@example.org").subject()).isEqualTo("in hand: Action w");
    Message vietnamese = last("vi@example.org");
    assertThat(vietnamese.language().getLanguage()).isEqualTo("vi");
    assertThat(vietnamese.subject()).contains("Bớt ồn trong sảnh").doesNotContain("in hand");
    assertThat(vietnamese.text()).contains("/on-ao", "Ồn quá").doesNotContain("Stop these mails");
    Message thai = last("th@example.org");
    assertThat(thai.language().getLanguage()).isEqualTo("th");
    assertThat(thai.subject()).contains("Action w").doesNotContain("in hand");
    // There are no words in Arabic, so the mail is in the language of the answer.
    assertThat(last("ar@example.org").subject()).isEqualTo("in hand: Action w");
  }

  private Message last(String email) {
    List<Message> to = outbox.sent.values().stream().filter(m -> m.to().equals(email)).toList();
    return to.get(to.size() - 1);
  }

  @Test
  void mergesWithoutLosingFollowersOrAddresses() {
    save(edit("one", Status.DOING, ""));
    save(edit("two", Status.DOING, ""));
    for (int i = 0; i < 18; i++) {
      follow("one", "p" + i + "@example.org");
    }
    for (int i = 16; i < 23; i++) {
      follow("two", "p" + i + "@example.org");
    }
    String voice =
        voices
            .submit(NewVoice.form("So loud!", "", "", "", "", "", true, false, false), "Yes")
            .id();
    save(quoting(edit("two", Status.DOING, ""), voice, "So loud"));
    Action merged = actions.merge("two", "one", "ann");
    assertThat(merged.quotes()).extracting(Action.Quote::voice).containsExactly(voice);
    assertThat(followers.counts(List.of("one"))).containsEntry("one", 23L);
    assertThat(actions.at("action-two")).contains(merged);
    assertThat(actions.resolve("two")).contains(merged);
    assertThat(actions.list(ActionFilter.ALL, "", 10).total()).isEqualTo(1);
    actions.split("one", edit("three", Status.SAID, ""), "ann");
    assertThat(followers.counts(List.of("one", "three")))
        .containsEntry("one", 23L)
        .containsEntry("three", 23L);
  }

  @Test
  void keepsOldAddresses() {
    save(edit("s", Status.SAID, ""));
    ActionEdit e = edit("s", Status.SAID, "");
    save(
        new ActionEdit(
            "s",
            "panels",
            "en",
            e.title(),
            "",
            e.said(),
            "",
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            e.status(),
            List.of(),
            List.of(),
            "",
            "",
            ""));
    assertThat(actions.at("action-s").orElseThrow().slug()).isEqualTo("panels");
    assertThat(save(edit("x", Status.SAID, "")).action().slug()).isEqualTo("action-x");
  }

  @Test
  void answersTheSameForEveryAddressAndRefusesHeaders() {
    save(edit("f", Status.SAID, ""));
    follow("f", "known@example.org");
    int before = outbox.sent.size();
    followers.follow("f", "KNOWN@example.org", Locale.ENGLISH, "");
    assertThat(outbox.sent).hasSize(before);
    for (String bad :
        List.of("a@b.org\r\nBcc: x@y.org", "a@b.org%0d%0a ", "a@b, c@d", "a b@c.org", "")) {
      assertThatThrownBy(() -> followers.follow("f", bad, Locale.ENGLISH, ""))
          .isInstanceOfSatisfying(
              ProblemException.class, p -> assertThat(p.code().status()).isEqualTo(400));
    }
  }

  @Test
  void worksOnTheInbox() {
    tags.save(new Tag("noise", "pain", "Noise", List.of("loud", "เสียงดัง")));
    List<String> ids = new ArrayList<>();
    for (String text :
        List.of("It is loud in the hall, very loud", "ที่นี่เสียงดังมาก", "The bread is good")) {
      ids.add(voices.submit(NewVoice.form(text, "", "", "", "", "", false, false, false), "").id());
    }
    String again =
        voices
            .submit(
                NewVoice.form(
                    "it is LOUD in the hall - very loud!", "", "", "", "", "", false, false, false),
                "")
            .id();
    Voice.Page page = voices.inbox(VoiceFilter.ALL, "", 3);
    assertThat(page.total()).isEqualTo(new Voice.Total(4, true));
    assertThat(page.items()).hasSize(3);
    assertThat(page.items().get(0).duplicateOf()).isEqualTo(ids.get(0));
    assertThat(voices.inbox(VoiceFilter.ALL, page.next().orElseThrow(), 3).items()).hasSize(1);
    Voice thai = voices.find(ids.get(1)).orElseThrow();
    assertThat(thai.lang()).isEqualTo("th");
    assertThat(thai.tags())
        .singleElement()
        .satisfies(t -> assertThat(t.state()).isEqualTo("suggested"));
    voices.change(
        List.of(ids.get(1), again),
        new Voices.Change(
            "seen", List.of("noise"), List.of(), List.of(), List.of("noise"), List.of()),
        "ann");
    assertThat(themes.required("noise").voices()).isEqualTo(2);
    Triage week = new TriageDesk(store, tags, actions).week(LocalDate.of(2026, 6, 10));
    assertThat(week.items()).isNotNull();
    assertThat(
            voices
                .inbox(new VoiceFilter("", "", "", "", "", "noise", "", false, false, ""), "", 10)
                .total()
                .voices())
        .isEqualTo(2);
    assertThat(
            voices
                .inbox(new VoiceFilter("", "", "", "", "", "", "", false, false, "BREAD"), "", 10)
                .items())
        .hasSize(1);
    assertThat(
            voices
                .inbox(new VoiceFilter("", "", "", "", "", "", "", true, false, ""), "", 10)
                .total()
                .voices())
        .isEqualTo(2);
  }

  @Test
  void findsAndCountsVoicesByEveryFilterAtOnce() {
    tags.save(new Tag("noise", "pain", "Noise", List.of("loud")));
    List<NewVoice> many = new ArrayList<>();
    for (int i = 0; i < 1_300; i++) {
      many.add(
          new NewVoice(
              i % 2 == 0 ? "ticket" : "survey",
              "ref" + i,
              i % 10 == 0 ? "It is loud " + i : "It is fine " + i,
              i % 100 == 0 ? "lo" : "en",
              "",
              "",
              "",
              "",
              "",
              Optional.empty(),
              false,
              false,
              false,
              i % 20 == 0 ? List.of("noise") : List.of()));
    }
    voices.take(many, "batch");
    assertThat(total("", "", "", "", "", "")).isEqualTo(new Voice.Total(1_300, true));
    assertThat(total("", "survey", "", "", "", "")).isEqualTo(new Voice.Total(650, true));
    assertThat(total("", "", "lo", "", "", "")).isEqualTo(new Voice.Total(13, true));
    assertThat(total("", "", "", "", "noise", "")).isEqualTo(new Voice.Total(65, true));
    assertThat(total("new", "", "", "", "", "")).isEqualTo(new Voice.Total(1_000, false));
    assertThat(total("new", "", "lo", "", "", "")).isEqualTo(new Voice.Total(13, true));
    assertThat(total("seen", "", "lo", "", "", "")).isEqualTo(new Voice.Total(0, true));
    assertThat(total("new", "ticket", "", "noise", "", "")).isEqualTo(new Voice.Total(130, true));
    assertThat(total("new", "survey", "", "noise", "", "")).isEqualTo(new Voice.Total(0, true));
    assertThat(total("new", "", "lo", "noise", "noise", "LOUD 1"))
        .isEqualTo(new Voice.Total(4, true));
    assertThat(total("", "", "", "", "noise", "loud 12%")).isEqualTo(new Voice.Total(0, true));
    VoiceFilter all = new VoiceFilter("new", "", "en", "", "noise", "", "", true, false, "");
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Voice.Page page = voices.inbox(all, cursor, 25);
      page.items().forEach(v -> seen.add(v.id()));
      cursor = page.next().orElse("");
    } while (!cursor.isEmpty());
    // Loud and English are 117; 52 of them are in a theme, so somebody has worked on them.
    assertThat(seen)
        .hasSize(65)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  private Voice.Total total(
      String state, String source, String lang, String tag, String theme, String q) {
    return voices
        .inbox(new VoiceFilter(state, source, lang, "", tag, theme, "", false, false, q), "", 10)
        .total();
  }

  @Test
  void takesADecisionAboutATagBack() {
    tags.save(new Tag("noise", "pain", "Noise", List.of("loud")));
    tags.save(new Tag("bread", "topic", "Bread", List.of("bread")));
    String id =
        voices
            .submit(NewVoice.form("So loud here", "", "", "", "", "", false, false, false), "")
            .id();
    decide(id, List.of("noise", "bread"), List.of(), List.of());
    assertThat(states(id)).containsExactly("bread confirmed", "noise confirmed");
    decide(id, List.of(), List.of(), List.of("noise", "bread"));
    assertThat(states(id)).containsExactly("noise suggested");
    decide(id, List.of(), List.of("noise"), List.of());
    assertThat(states(id)).isEmpty();
    decide(id, List.of(), List.of(), List.of("noise"));
    assertThat(states(id)).containsExactly("noise suggested");
    assertThat(tagged("noise")).isZero();
    assertThat(tagged("bread")).isZero();
  }

  private void decide(String id, List<String> yes, List<String> no, List<String> undecided) {
    voices.change(
        List.of(id), new Voices.Change("", yes, no, undecided, List.of(), List.of()), "ann");
  }

  private List<String> states(String id) {
    return voices.find(id).orElseThrow().tags().stream()
        .map(t -> t.id() + " " + t.state())
        .sorted()
        .toList();
  }

  private long tagged(String tag) {
    return store.read(
        em ->
            em.createQuery(
                    "select coalesce(sum(c.voices), 0) from CountRow c where c.facet = 'tag' and"
                        + " c.name = :tag",
                    Long.class)
                .setParameter("tag", tag)
                .getSingleResult());
  }

  @Test
  void takesAMergeOfThemesBack() {
    themes.save("echo", "It echoes", "", "en", Precondition.NONE);
    themes.save("older", "Older", "", "en", Precondition.NONE);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(
          voices
              .submit(NewVoice.form("Voice " + i, "", "", "", "", "", false, false, false), "")
              .id());
    }
    gather(ids.subList(0, 3), "noise");
    gather(ids.subList(2, 5), "echo");
    save(edit("a", Status.SAID, ""));
    themes.merge("older", "noise");
    Theme.Merged merged = themes.merge("noise", "echo");
    assertThat(merged.theme().voices()).isEqualTo(5);
    assertThat(actions.required("a").theme()).isEqualTo("echo");
    assertThat(themes.required("older").id()).isEqualTo("echo");

    Theme back = themes.unmerge("noise", merged.undo());
    assertThat(back.id()).isEqualTo("noise");
    assertThat(back.voices()).isEqualTo(3);
    assertThat(themes.required("echo").voices()).isEqualTo(3);
    assertThat(inbox("noise")).containsExactlyInAnyOrderElementsOf(ids.subList(0, 3));
    assertThat(inbox("echo")).containsExactlyInAnyOrderElementsOf(ids.subList(2, 5));
    assertThat(actions.required("a").theme()).isEqualTo("noise");
    assertThat(themes.required("older").id()).isEqualTo("noise");
    LocalDate today = actions.today();
    assertThat(days("noise", today)).isEqualTo(3);
    assertThat(days("echo", today)).isEqualTo(3);
    assertThatThrownBy(() -> themes.unmerge("noise", merged.undo()))
        .isInstanceOfSatisfying(
            ProblemException.class, p -> assertThat(p.code().status()).isEqualTo(409));

    themes.split("noise", "loudest", "The loudest", ids.subList(0, 1));
    assertThat(themes.required("noise").voices()).isEqualTo(2);
    themes.merge("loudest", "noise");
    assertThat(themes.required("noise").voices()).isEqualTo(3);
  }

  @Test
  void takesTheMergeOfALargeThemeBack() {
    themes.save("echo", "It echoes", "", "en", Precondition.NONE);
    List<NewVoice> many = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      List<String> in = i < 400 ? List.of("noise", "echo") : List.of(i < 2_400 ? "noise" : "echo");
      many.add(
          new NewVoice(
              "ticket",
              "n" + i,
              "Voice " + i,
              "en",
              "",
              "",
              "",
              "",
              "",
              Optional.of(clock.now.minus(Duration.ofDays(i % 3))),
              false,
              false,
              false,
              in));
    }
    voices.take(many, "");
    LocalDate today = actions.today();
    assertThat(days("noise", today)).isEqualTo(2_400);
    assertThat(days("echo", today)).isEqualTo(500);
    Theme.Merged[] merged = new Theme.Merged[1];
    assertThat(store.queries(() -> merged[0] = themes.merge("noise", "echo"))).isLessThan(60);
    assertThat(merged[0].theme().voices()).isEqualTo(2_500);
    assertThat(days("echo", today)).isEqualTo(2_500);
    assertThat(days("noise", today)).isZero();
    gone(voices.inbox(VoiceFilter.ALL, "", 1).items().get(0).id());
    Theme back = themes.unmerge("noise", merged[0].undo());
    assertThat(back.voices()).isEqualTo(2_400);
    assertThat(days("noise", today)).isEqualTo(2_400);
    // The latest voice was of "echo" alone, and somebody has taken it out meanwhile.
    assertThat(themes.required("echo").voices()).isEqualTo(499);
    assertThat(days("echo", today)).isEqualTo(499);
  }

  private void gone(String id) {
    voices.change(
        List.of(id),
        new Voices.Change("", List.of(), List.of(), List.of(), List.of(), List.of("echo")),
        "ann");
  }

  private void gather(List<String> ids, String theme) {
    voices.change(
        ids,
        new Voices.Change("", List.of(), List.of(), List.of(), List.of(theme), List.of()),
        "ann");
  }

  private List<String> inbox(String theme) {
    return voices
        .inbox(new VoiceFilter("", "", "", "", "", theme, "", false, false, ""), "", 50)
        .items()
        .stream()
        .map(Voice::id)
        .toList();
  }

  private long days(String theme, LocalDate today) {
    return themes.days(theme, today.minusDays(3), today.plusDays(1)).stream()
        .mapToLong(row -> row.voices)
        .sum();
  }

  /** B10: most different askers, its answer, else the next best. */
  @Test
  void b10ChoosesTheQuestionOfTheWeek() {
    tags.save(new Tag("question", "intent", "Question", List.of("why")));
    for (String id : List.of("alpha", "beta", "gamma")) {
      themes.save(id, "Theme " + id, "", "en", Precondition.NONE);
    }
    ask("alpha", 5, "");
    // Three voices of one person are one asker.
    ask("beta", 3, "one@example.org");
    ask("beta", 3, "");
    ask("gamma", 3, "");
    String mere =
        voices.submit(NewVoice.form("Nice", "", "", "", "", "", false, false, false), "").id();
    gather(List.of(mere), "gamma");
    TopQuestion questions = new TopQuestion(store, clock, themes, actions);
    LocalDate today = actions.today();
    assertThat(question(questions, today)).isEmpty();
    save(answer("g", "gamma", "en"));
    assertThat(question(questions, today)).contains("gamma g 3");
    save(answer("b", "beta", "en"));
    save(answer("b-vi", "beta", "vi"));
    assertThat(question(questions, today)).contains("beta b 4");
    assertThat(questions.of(today, "question", "", "vi").orElseThrow().answer().id())
        .isEqualTo("b-vi");
    save(answer("a", "alpha", "en"));
    assertThat(question(questions, today)).contains("alpha a 5");
    for (int i = 0; i < Actions.DISPUTES_REOPEN; i++) {
      actions.dispute("a", "visitor" + i, "");
    }
    assertThat(question(questions, today)).contains("beta b 4");
    assertThat(question(questions, today.minusWeeks(1))).isEmpty();
    assertThat(questions.of(today, "question", "mug", "en")).isEmpty();
    assertThat(questions.of(LocalDate.of(2026, 5, 13), "question", "", "en")).isEmpty();
    assertThat(questions.lastWeek()).isBefore(today).isAfter(today.minusDays(14));
  }

  private static Optional<String> question(TopQuestion questions, LocalDate day) {
    return questions
        .of(day, "question", "", "en")
        .map(asked -> asked.theme().id() + " " + asked.answer().id() + " " + asked.askers());
  }

  private void ask(String theme, int times, String email) {
    for (int i = 0; i < times; i++) {
      String id =
          voices
              .submit(
                  NewVoice.form(
                      "Why is " + theme + " so, asks number " + i,
                      "",
                      "",
                      "",
                      email,
                      "",
                      false,
                      !email.isEmpty(),
                      false),
                  "Yes")
              .id();
      decide(id, List.of("question"), List.of(), List.of());
      gather(List.of(id), theme);
    }
  }

  private ActionEdit answer(String id, String theme, String lang) {
    ActionEdit e = edit(id, Status.DONE, "We hung 12 panels.", "/news/panels");
    return new ActionEdit(
        id,
        "",
        lang,
        e.title(),
        "",
        e.said(),
        lang.equals("en") ? e.did() : "Chúng tôi đã treo 12 tấm.",
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        "",
        Status.DONE,
        e.evidence(),
        List.of(),
        theme,
        "",
        "");
  }

  @Test
  void importsOnceAndTellsWhatItRefuses() throws IOException {
    Path file = folder.resolve("voices.csv");
    StringBuilder csv = new StringBuilder("id,text,source,said_at,email,quote\r\n");
    for (int i = 2; i <= 401; i++) {
      String date = i == 17 ? "31/02/2026" : "2026-05-" + String.format("%02d", i % 28 + 1);
      String quote = i == 40 ? "maybe" : "no";
      csv.append("t" + i + ",\"Text number " + i + "\",ticket," + date + ",," + quote + "\r\n");
    }
    Files.writeString(file, csv);
    ImportReport dry = run(file, Importer.Mode.DRY_RUN);
    assertThat(dry.accepted()).isEqualTo(398);
    assertThat(dry.refused())
        .extracting(r -> r.row() + " " + r.column())
        .containsExactly("17 said_at", "40 quote");
    assertThat(voices.empty()).isTrue();
    assertThat(run(file, Importer.Mode.STORE).created()).isEqualTo(398);
    ImportReport second = run(file, Importer.Mode.STORE);
    assertThat(second.created()).isZero();
    assertThat(second.unchanged()).isEqualTo(398);
  }

  private ImportReport run(Path file, Importer.Mode mode) throws IOException {
    return importer.run(file, Importer.Format.CSV, "import", mode, new Fakes.Unseen());
  }

  @Test
  void seesASpikeAndTheBusyMondayThatIsNone() {
    tags.save(new Tag("zip", "topic", "Zip", List.of()));
    tags.save(new Tag("size", "topic", "Size", List.of()));
    LocalDate monday = LocalDate.of(2026, 6, 1);
    for (int week = 1; week <= 8; week++) {
      said("size", monday.minusWeeks(week), 12);
      said("zip", monday.minusWeeks(week).plusDays(2), 2);
    }
    said("size", monday, 13);
    said("zip", monday.plusDays(2), 25);
    Triage week = new TriageDesk(store, tags, actions).week(monday);
    assertThat(week.weeks()).isEqualTo(8);
    assertThat(week.items())
        .extracting(i -> i.id() + " " + i.verdict())
        .containsExactly("zip spike", "size steady");
    assertThat(week.items().get(0).peak().day()).isEqualTo(monday.plusDays(2));
    assertThat(week.items().get(0).expected()).isEqualTo(2);
    assertThat(week.items().get(1).peak()).isNull();
  }

  private void said(String tag, LocalDate day, int count) {
    List<NewVoice> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(
          new NewVoice(
              "ticket",
              tag + day + i,
              "Voice " + tag + day + i,
              "en",
              "",
              "",
              "",
              "",
              "",
              Optional.of(day.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC)),
              false,
              false,
              false,
              List.of()));
    }
    List<String> ids = voices.take(list, "").stream().map(Voices.Taken::id).toList();
    voices.change(
        ids,
        new Voices.Change("", List.of(tag), List.of(), List.of(), List.of(), List.of()),
        "ann");
  }

  @Test
  void recognisesOnlyWhoAllowedItAndForgetsOnRequest() {
    for (int i = 0; i < 2; i++) {
      voices.submit(
          NewVoice.form(
              "Call me, mai@example.org " + i,
              "",
              "",
              "Mai",
              "mai@example.org",
              "",
              true,
              false,
              true),
          "Yes");
      voices.submit(
          NewVoice.form("Quiet " + i, "", "", "", "tom@example.org", "", false, false, false), "");
    }
    assertThat(new Returning(store).people(10))
        .singleElement()
        .satisfies(p -> assertThat(p.voices()).isEqualTo(2));
    SaidPersonalData data = new SaidPersonalData(store, ledger, t -> {});
    assertThat(data.export("mai@example.org")).containsKey("voices");
    assertThat(data.erase("mai@example.org")).isPositive();
    assertThat(data.export("mai@example.org")).isEmpty();
    assertThat(data.erase("mai@example.org")).isZero();
    assertThat(voices.inbox(VoiceFilter.ALL, "", 10).items())
        .hasSize(4)
        .noneMatch(v -> v.text().contains("mai@"));
  }
}
