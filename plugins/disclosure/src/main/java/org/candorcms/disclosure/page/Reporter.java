// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.FalseAlarms;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.registry.Registry;
import org.candorcms.disclosure.registry.Snapshot;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RuleBooks;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks a page of this site: its HTML by the rules in force, its layout by a browser. */
@Component(service = Reporter.class)
public final class Reporter {
  /** The main content, with the label and the opening that may stand ahead of it. */
  private static final Pattern MAIN =
      Pattern.compile("(?is)(?:<div class=\"(?:candor-labels|hero)[ \"]|<main\\b).*</main\\s*>");

  /** A text about labels, which authors cannot write: neither element nor attribute is theirs. */
  private static final Pattern EXPLAINS =
      Pattern.compile("(?s)<section data-disclosure-explains\\b.*?</section>");

  private final PageLabels labels;
  private final FalseAlarms alarms;
  private final Registry registry;
  private final RuleBooks books;
  private final LayoutCheck layout;

  /** Gets its surroundings. */
  @Activate
  public Reporter(
      @Reference PageLabels labels,
      @Reference FalseAlarms alarms,
      @Reference Registry registry,
      @Reference RuleBooks books,
      @Reference LayoutCheck layout) {
    this.labels = labels;
    this.alarms = alarms;
    this.registry = registry;
    this.books = books;
    this.layout = layout;
  }

  /** What the rules in force and the browser find. */
  public PageReport report(RenderedPage page) {
    return report(page, Wording.DEFAULT);
  }

  /** The same in another language. */
  PageReport report(RenderedPage page, Wording wording) {
    RuleBook book = books.inForce();
    PageReport report = report(page, check(page, book, wording), book);
    Set<String> dismissed = alarms.of(page.contentId());
    List<Finding> findings = new ArrayList<>(report.findings());
    findings.addAll(
        labels.uncovered(
            page.contentId(), content(page.html()), page.language(), dismissed, wording));
    for (Finding finding : layout.findings(page, report.label(), wording)) {
      if (!dismissed.contains(finding.key())) {
        findings.add(finding);
      }
    }
    return new PageReport(
        page, report.label(), findings, report.audiences(), report.rules(), report.relations());
  }

  CheckResult check(RenderedPage page, RuleBook book, Wording wording) {
    return labels.check(
        page.contentId(),
        content(page.html()),
        page.language(),
        book,
        alarms.of(page.contentId()),
        wording);
  }

  private PageReport report(RenderedPage page, CheckResult result, RuleBook book) {
    Snapshot now = registry.snapshot();
    return new PageReport(
        page,
        String.join(" · ", PageLabels.texts(result)),
        result.findings(),
        labels.audiences(page.contentId(), book),
        result.byAudience().stream()
            .flatMap(audience -> audience.pack().stream())
            .distinct()
            .toList(),
        now.covering(page.contentId()).stream()
            .map(
                tie ->
                    (tie.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + tie.brandName())
                        .strip())
            .distinct()
            .toList());
  }

  /**
   * The document with all but its main content blank, so that places keep their offsets: neither
   * the navigation nor the footer is what an author says, nor what our own widgets say about
   * labels.
   */
  static String content(String html) {
    Matcher main = MAIN.matcher(html);
    String content =
        main.find()
            ? blank(html.substring(0, main.start()))
                + main.group()
                + blank(html.substring(main.end()))
            : html;
    return EXPLAINS
        .matcher(content)
        .replaceAll(found -> Matcher.quoteReplacement(blank(found.group())));
  }

  private static String blank(String text) {
    return text.replaceAll("[^\\n]", " ");
  }
}
