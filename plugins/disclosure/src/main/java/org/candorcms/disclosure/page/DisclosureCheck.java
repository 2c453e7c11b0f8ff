// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.api.check.Finding;
import org.candorcms.api.check.PageCheck;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.disclosure.proof.Records;
import org.candorcms.disclosure.rules.Severity;
import org.candorcms.disclosure.wording.Wording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps a page from being published without the label that it owes; records what was published. */
@Component
public final class DisclosureCheck implements PageCheck {
  private final Reporter reporter;
  private final PageReports reports;
  private final Records records;

  /** Gets its surroundings. */
  @Activate
  public DisclosureCheck(
      @Reference Reporter reporter, @Reference PageReports reports, @Reference Records records) {
    this.reporter = reporter;
    this.reports = reports;
    this.records = records;
  }

  @Override
  public String name() {
    return "disclosure.labels";
  }

  @Override
  public List<Finding> check(RenderedPage page) {
    return check(page, List.of());
  }

  @Override
  public List<Finding> check(RenderedPage page, List<Locale> readers) {
    return reporter.report(page, Wording.in(readers)).findings().stream()
        .map(DisclosureCheck::finding)
        .toList();
  }

  private static Finding finding(org.candorcms.disclosure.check.Finding found) {
    return new Finding(
        found.severity() == Severity.BLOCK ? Finding.Severity.BLOCK : Finding.Severity.WARN,
        found.code(),
        found.audience().map(audience -> audience + ": ").orElse("") + found.message(),
        found.at().excerpt().isEmpty()
            ? Finding.Place.PAGE
            : new Finding.Place(found.at().offset(), found.at().excerpt()),
        found.source().map(source -> source.title() + " (" + source.url() + ").").orElse(""),
        found.fix());
  }

  @Override
  public void published(RenderedPage page, String by) {
    PageReport report = reporter.report(page);
    records.add(report.publication("published"));
    reports.save(report, Optional.empty());
  }
}
