// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.Json;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Action;
import org.candorcms.said.action.ActionEdit;
import org.candorcms.said.action.Actions;
import org.candorcms.said.action.Precondition;
import org.candorcms.said.action.Status;
import org.candorcms.said.promise.ActionRules;
import org.candorcms.said.store.ContactRow;
import org.candorcms.said.store.FollowerRow;
import org.candorcms.said.store.ThemeRow;
import org.candorcms.said.tag.Tag;
import org.candorcms.said.tag.Tags;
import org.candorcms.said.voice.NewVoice;
import org.candorcms.said.voice.Voices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the story of the demo site where a demo was asked for and nobody has said anything yet. It
 * goes through the same services as everything else, under a clock that walks through the past, so
 * that histories are true and promises are late from the first day.
 */
@Component(service = DemoStory.class, immediate = true)
public final class DemoStory {
  private static final Logger log = LoggerFactory.getLogger(DemoStory.class);

  /** Voices older than this were sorted; younger ones wait in the inbox. */
  private static final int SORTED_AFTER_DAYS = 7;

  private static final int AT_ONCE = 200;
  private static final String BATCH = "demo";
  private static final String MAIL = "@marigoldrow.invalid";
  private static final String WHO = "Marigold Row";

  private final Store store;
  private final Json json;
  private final Consents consents;
  private final Tags tags;
  private final Walk clock;
  private final Voices voices;
  private final Actions actions;
  private final Thread loader;

  /** Begins to load, beside the start of everything else. */
  @Activate
  public DemoStory(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Clock now,
      @Reference CacheTags cache,
      @Reference Json json,
      @Reference Consents consents,
      @Reference ActionRules rules,
      @Reference Tags tags,
      @Reference PluginFiles files) {
    this.store = store;
    this.json = json;
    this.consents = consents;
    this.tags = tags;
    this.clock = new Walk(now.instant());
    this.voices = new Voices(store, clock, cache, consents, tags);
    this.actions = new Actions(store, clock, cache, json, consents, rules);
    this.loader = new Thread(() -> files.demo("said").ifPresent(this::load), "said-demo");
    loader.setDaemon(true);
    loader.start();
  }

  /** Waits for what is being written. */
  @Deactivate
  void stop() throws InterruptedException {
    loader.interrupt();
    loader.join(10_000);
  }

  private void load(Path folder) {
    try {
      if (!voices.empty()) {
        return;
      }
      tell(folder);
    } catch (IOException | RuntimeException broken) {
      log.warn("The demo story cannot be told", broken);
    }
  }

  /** Tells the whole story. */
  void tell(Path folder) throws IOException {
    Story.Themes themes = read(folder, "themes.json", Story.Themes.class);
    List<Story.VoiceLine> lines =
        Files.readAllLines(folder.resolve("voices.ndjson")).stream()
            .filter(line -> !line.isBlank())
            .map(line -> json.read(line, Story.VoiceLine.class))
            .toList();
    List<Story.ActionLine> answers = read(folder, "actions.json", Story.Actions.class).actions();
    themes
        .tags()
        .forEach(tag -> tags.save(new Tag(tag.id(), tag.kind(), tag.label(), tag.words())));
    saveThemes(themes.themes());
    Map<String, String> ids = saveVoices(lines, themes.themes());
    answers.forEach(answer -> answer(answer, lines, ids));
    clock.at(clock.start());
    log.info(
        "Demo story told: {} voices, {} themes, {} answers",
        lines.size(),
        themes.themes().size(),
        answers.size());
  }

  private <T> T read(Path folder, String name, Class<T> type) throws IOException {
    return json.read(Files.readString(folder.resolve(name)), type);
  }

  private Instant ago(int days, int minute) {
    Instant midnight = clock.start().truncatedTo(ChronoUnit.DAYS);
    Instant moment = midnight.minus(Duration.ofDays(days)).plus(Duration.ofMinutes(minute));
    return moment.isAfter(clock.start()) ? clock.start().minusSeconds(minute) : moment;
  }

  private void saveThemes(List<Story.ThemeLine> themes) {
    long then = ago(340, 600).toEpochMilli();
    store.execute(
        em ->
            themes.forEach(
                theme -> {
                  ThemeRow row = new ThemeRow();
                  row.id = theme.id();
                  row.title = theme.title();
                  row.summary = theme.summary();
                  row.lang = "en";
                  row.version = 1;
                  row.createdAt = then;
                  row.updatedAt = then;
                  em.persist(row);
                }));
  }

  /** The ids that the lines got, by their own. */
  private Map<String, String> saveVoices(
      List<Story.VoiceLine> lines, List<Story.ThemeLine> themes) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      List<Story.VoiceLine> part = lines.subList(from, Math.min(lines.size(), from + AT_ONCE));
      List<Voices.Taken> taken = voices.take(part.stream().map(this::voice).toList(), BATCH);
      for (int i = 0; i < part.size(); i++) {
        ids.put(part.get(i).id(), taken.get(i).id());
      }
    }
    for (Story.ThemeLine theme : themes) {
      List<String> sorted =
          lines.stream()
              .filter(line -> line.theme().equals(theme.id()) && line.daysAgo() > SORTED_AFTER_DAYS)
              .map(line -> ids.get(line.id()))
              .toList();
      if (!sorted.isEmpty()) {
        voices.change(
            sorted,
            new Voices.Change("seen", theme.tags(), List.of(), List.of(), List.of(), List.of()),
            WHO);
      }
    }
    return ids;
  }

  private NewVoice voice(Story.VoiceLine line) {
    boolean sorted = line.daysAgo() > SORTED_AFTER_DAYS;
    return new NewVoice(
        line.source(),
        line.id(),
        line.text(),
        line.lang(),
        line.topic().orElse(""),
        "",
        line.person().map(person -> person + MAIL).orElse(""),
        "",
        line.product().orElse(""),
        Optional.of(ago(line.daysAgo(), line.minute())),
        line.quote().orElse(false),
        line.tell().orElse(false),
        line.recognise().orElse(false),
        sorted ? List.of(line.theme()) : List.of());
  }

  private void answer(
      Story.ActionLine answer, List<Story.VoiceLine> lines, Map<String, String> ids) {
    List<Story.VoiceLine> said =
        lines.stream()
            .filter(line -> line.theme().equals(answer.theme()))
            .filter(line -> line.daysAgo() > SORTED_AFTER_DAYS)
            .toList();
    Story.StepLine last = answer.steps().get(answer.steps().size() - 1);
    for (Story.StepLine step : answer.steps()) {
      clock.at(ago(step.daysAgo(), 540 + 7 * answer.id().length()));
      actions.save(
          edit(answer, step, step == last, said, lines.size(), ids), WHO, Precondition.NONE);
    }
    for (int n = 1; n <= answer.disputes().orElse(0); n++) {
      clock.at(ago(8 - Math.min(n, 7), 660 + n));
      actions.dispute(answer.id(), "demo-visitor-" + n, "");
    }
    follow(answer);
  }

  private ActionEdit edit(
      Story.ActionLine answer,
      Story.StepLine step,
      boolean whole,
      List<Story.VoiceLine> said,
      int of,
      Map<String, String> ids) {
    LocalDate today = LocalDate.ofInstant(clock.start(), ZoneOffset.UTC);
    return new ActionEdit(
        answer.id(),
        "",
        answer.lang(),
        answer.title(),
        answer.asked().orElse(""),
        new Action.Said(answer.said(), said.size(), of),
        whole ? answer.did().orElse("") : "",
        whole ? answer.couldNot().orElse("") : "",
        whole ? answer.reason().orElse("") : "",
        whole ? answer.next().orElse("") : "",
        whole ? answer.checkInDays().map(today::plusDays) : Optional.empty(),
        whole ? answer.dueInDays().map(today::plusDays) : Optional.empty(),
        answer.owner().orElse(""),
        Status.of(step.status()).orElseThrow(),
        whole ? answer.evidence() : List.of(),
        whole ? quotes(answer, said, ids) : List.of(),
        answer.theme(),
        said.stream().flatMap(line -> line.product().stream()).findFirst().orElse(""),
        "");
  }

  /** Words of those who agreed, in as many languages as there are. */
  private static List<ActionEdit.Excerpt> quotes(
      Story.ActionLine answer, List<Story.VoiceLine> said, Map<String, String> ids) {
    List<Story.VoiceLine> quotable =
        said.stream().filter(line -> line.quote().orElse(false)).toList();
    Set<Story.VoiceLine> chosen = new LinkedHashSet<>();
    Set<String> languages = new LinkedHashSet<>();
    quotable.stream()
        .filter(line -> line.lang().equals(answer.lang()))
        .limit(1)
        .forEach(
            line -> {
              chosen.add(line);
              languages.add(line.lang());
            });
    quotable.stream().filter(line -> languages.add(line.lang())).forEach(chosen::add);
    chosen.addAll(quotable);
    return chosen.stream()
        .limit(answer.quotes().orElse(0))
        .map(line -> new ActionEdit.Excerpt(ids.getOrDefault(line.id(), ""), line.text()))
        .toList();
  }

  private void follow(Story.ActionLine answer) {
    long now = clock.millis();
    List<String> mails =
        IntStream.range(0, answer.followers().orElse(0))
            .mapToObj(n -> "follower-" + answer.id().length() + "-" + n + MAIL)
            .toList();
    Map<String, String> contacts =
        mails.stream().collect(Collectors.toMap(mail -> mail, consents::person));
    store.execute(
        em -> {
          List<String> there = new ArrayList<>();
          contacts.forEach(
              (mail, id) -> {
                if (em.find(ContactRow.class, id) == null) {
                  ContactRow contact = new ContactRow();
                  contact.id = id;
                  contact.email = mail;
                  contact.lang = answer.lang();
                  contact.state = "none";
                  contact.askedAt = now;
                  contact.changedAt = now;
                  em.persist(contact);
                }
                FollowerRow row = new FollowerRow();
                row.actionId = answer.id();
                row.contactId = id;
                row.state = there.size() % 9 == 8 ? "opted-out" : "confirmed";
                row.askedAt = now;
                row.changedAt = now;
                em.persist(row);
                there.add(id);
              });
        });
  }

  /** A clock that shows what it is told. */
  private static final class Walk extends Clock {
    private final Instant start;
    private volatile Instant now;

    Walk(Instant start) {
      this.start = start;
      this.now = start;
    }

    Instant start() {
      return start;
    }

    void at(Instant moment) {
      now = moment;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }
}
