// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.disclosure.check.CheckRequest;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.Engine;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.check.LabelText;
import org.candorcms.disclosure.check.RuleChecker;
import org.candorcms.disclosure.check.Uncovered;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.registry.Snapshot;
import org.candorcms.disclosure.registry.Tie;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RuleBooks;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The label of each piece of content, from its relations and the rules in force; from memory. */
@Component(
    service = {ContentLabel.class, PageLabels.class},
    configurationPid = DisclosureSettings.PID)
public final class PageLabels implements ContentLabel {
  private static final int REMEMBERED = 20_000;

  /** Codes of findings about a label that is there, but not where a reader meets it first. */
  private static final Set<String> MISPLACED =
      Set.of(
          "label.late", "label.hidden", "label.behind-control", "label.unreadable", "label.buried");

  private final Registry registry;
  private final RuleBooks books;
  private final RuleChecker checker;
  private final Clock clock;
  private final List<String> audiences;
  private volatile Memory memory;

  /** Labels for as long as nothing they follow from changes. */
  private record Memory(
      Snapshot registry, RuleBook book, LocalDate day, Map<String, List<String>> labels) {}

  /** Gets its surroundings. */
  @Activate
  public PageLabels(
      @Reference Registry registry,
      @Reference RuleBooks books,
      @Reference RuleChecker checker,
      @Reference Clock clock,
      DisclosureSettings settings) {
    this(registry, books, checker, clock, list(settings.audiences()));
  }

  PageLabels(
      Registry registry,
      RuleBooks books,
      RuleChecker checker,
      Clock clock,
      List<String> audiences) {
    this.registry = registry;
    this.books = books;
    this.checker = checker;
    this.clock = clock;
    this.audiences = List.copyOf(audiences);
    this.memory = fresh();
  }

  static List<String> list(String commas) {
    List<String> items = new ArrayList<>();
    for (String item : commas.split(",")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private Memory fresh() {
    return new Memory(
        registry.snapshot(), books.inForce(), LocalDate.now(clock), new ConcurrentHashMap<>());
  }

  private Memory current() {
    Memory now = memory;
    if (now.registry() != registry.snapshot()
        || now.book() != books.inForce()
        || !now.day().equals(LocalDate.now(clock))
        || now.labels().size() > REMEMBERED) {
      now = fresh();
      memory = now;
    }
    return now;
  }

  @Override
  public Map<String, List<String>> labels(Set<String> contentIds, Locale language) {
    Memory now = current();
    Map<String, List<String>> labels = new HashMap<>();
    for (String id : contentIds) {
      List<String> texts =
          now.labels()
              .computeIfAbsent(
                  language.toLanguageTag() + '\n' + id, key -> label(now, id, language));
      if (!texts.isEmpty()) {
        labels.put(id, texts);
      }
    }
    return labels;
  }

  private List<String> label(Memory now, String id, Locale language) {
    if (now.registry().covering(id).isEmpty()) {
      return List.of();
    }
    return texts(check(id, "", language, now.book(), Set.of()));
  }

  /** The texts that a result asks for; in a conflict what each audience wants. */
  public static List<String> texts(CheckResult result) {
    LabelText label = result.label();
    if (label != null) {
      return List.of(label.text());
    }
    return result.required()
        ? result.byAudience().stream()
            .filter(audience -> audience.required() && !audience.accepted().isEmpty())
            .map(audience -> audience.accepted().get(0))
            .distinct()
            .toList()
        : List.of();
  }

  /** The jurisdictions that a piece of content addresses and a book knows. */
  public List<String> audiences(String contentId, RuleBook book) {
    Snapshot now = registry.snapshot();
    return audiences(now, now.covering(contentId), book);
  }

  private List<String> audiences(Snapshot now, List<Tie> ties, RuleBook book) {
    return now.audiences(ties, audiences).stream().filter(book::knows).toList();
  }

  /**
   * Brands that content names although the ties to them are recorded for other content only. Who
   * labels such content by hand says that there is a tie, so that the place of the label counts.
   */
  List<Finding> uncovered(
      String contentId, String html, Locale language, Set<String> dismissed, Wording wording) {
    Snapshot now = registry.snapshot();
    List<Tie> elsewhere = now.elsewhere(contentId, LocalDate.now(clock));
    if (contentId.isEmpty() || elsewhere.isEmpty()) {
      return List.of();
    }
    String text = bounded(html);
    Uncovered.Result found =
        Uncovered.in(
            text,
            checker.lexicon(),
            elsewhere.stream().map(now::relation).toList(),
            dismissed,
            wording);
    if (found.findings().isEmpty()) {
      return List.of();
    }
    RuleBook book = books.inForce();
    CheckResult labelled =
        new Engine(book, checker.lexicon())
            .check(
                new CheckRequest(
                    text,
                    language,
                    Medium.ARTICLE,
                    audiences(
                        now,
                        elsewhere.stream()
                            .filter(tie -> found.named().contains(now.relation(tie)))
                            .toList(),
                        book),
                    found.named(),
                    LocalDate.now(clock),
                    dismissed,
                    wording));
    List<Finding> all = new ArrayList<>(found.findings());
    labelled.findings().stream().filter(one -> MISPLACED.contains(one.code())).forEach(all::add);
    return all;
  }

  private static String bounded(String html) {
    return html.length() > CheckRequest.MAX_HTML ? html.substring(0, CheckRequest.MAX_HTML) : html;
  }

  /** What the rules of a book say about content as it stands in the registry. */
  public CheckResult check(
      String contentId, String html, Locale language, RuleBook book, Set<String> dismissed) {
    return check(contentId, html, language, book, dismissed, Wording.DEFAULT);
  }

  /** The same in the words of a language. */
  public CheckResult check(
      String contentId,
      String html,
      Locale language,
      RuleBook book,
      Set<String> dismissed,
      Wording wording) {
    Snapshot now = registry.snapshot();
    List<Tie> ties = now.covering(contentId);
    return new Engine(book, checker.lexicon())
        .check(
            new CheckRequest(
                bounded(html),
                language,
                Medium.ARTICLE,
                audiences(contentId, book),
                ties.stream().map(now::relation).toList(),
                LocalDate.now(clock),
                dismissed,
                wording));
  }
}
