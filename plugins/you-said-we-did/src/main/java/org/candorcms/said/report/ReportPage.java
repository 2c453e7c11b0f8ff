// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import java.util.List;
import org.candorcms.api.content.SafeHtml;

/**
 * The report of a month as one page that can be printed, without script and without other files.
 */
final class ReportPage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%s</title>
      </head>
      <body>
      <main>
      """;

  private final MonthReport report;
  private final String id;
  private final StringBuilder out = new StringBuilder();

  ReportPage(MonthReport report, String id) {
    this.report = report;
    this.id = id;
  }

  String html() {
    String title = "You said, we did: " + report.month();
    out.append(HEAD.formatted(SafeHtml.text(title)));
    out.append("<h1>").append(SafeHtml.text(title)).append("</h1>\n<p>");
    out.append(report.voices()).append(" voices; ");
    out.append(report.previous()).append(" in the month before.</p>\n");
    lines("Where they spoke", "Source", report.bySource());
    lines("Languages", "Language", report.byLang());
    lines("Tags", "Tag", report.tags());
    lines("Themes", "Theme", report.themes());
    lines("What became of it", "Status", report.byStatus());
    actions();
    out.append("<p><small>Snapshot ").append(SafeHtml.text(id));
    out.append("; a voice may have several tags and be in several themes.</small></p>\n");
    return out.append("</main>\n</body>\n</html>\n").toString();
  }

  private void lines(String heading, String name, List<MonthReport.Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    out.append("<h2>").append(heading).append("</h2>\n<table>\n<thead><tr><th scope=\"col\">");
    out.append(name).append("</th><th scope=\"col\">Number</th></tr></thead>\n<tbody>\n");
    for (MonthReport.Line line : lines) {
      out.append("<tr><th scope=\"row\">").append(SafeHtml.text(line.label()));
      out.append("</th><td>").append(line.count()).append("</td></tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private void actions() {
    if (report.actions().isEmpty()) {
      return;
    }
    out.append("<h2>Actions</h2>\n<table>\n<thead><tr><th scope=\"col\">Action</th>");
    out.append("<th scope=\"col\">Status</th><th scope=\"col\">Said so</th>");
    out.append("<th scope=\"col\">Days late</th></tr></thead>\n<tbody>\n");
    for (MonthReport.ActionLine action : report.actions()) {
      out.append("<tr><th scope=\"row\" lang=\"").append(SafeHtml.text(action.lang()));
      out.append("\">").append(SafeHtml.text(action.title())).append("</th><td>");
      out.append(SafeHtml.text(action.status())).append("</td><td>").append(action.voices());
      out.append(" of ").append(action.of()).append("</td><td>").append(action.overdueDays());
      out.append("</td></tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }
}
