// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.candorcms.api.content.SafeHtml;

/**
 * The report of a month as one page that can be printed, without script and without other files.
 */
final class ReportPage {
  private static final String STYLE =
      """
      @page { margin: 18mm; }
      :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
      body { margin: 2rem auto; max-inline-size: 48rem; padding-inline: 1rem; }
      h1, h2 { line-height: 1.2; text-wrap: balance; break-after: avoid; }
      h2 { margin-block: 2rem .5rem; font-size: 1.25rem; }
      table { border-collapse: collapse; inline-size: 100%; }
      th, td { border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); \
      padding: .3rem .6rem .3rem 0; text-align: start; vertical-align: top; }
      thead th { font-weight: 650; }
      tbody th { font-weight: 400; overflow-wrap: anywhere; }
      td { font-variant-numeric: tabular-nums; }
      tr { break-inside: avoid; }
      @media print { body { margin: 0; max-inline-size: none; padding: 0; font-size: 10.5pt; } }
      """;

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%s</title>
      <style>%s</style>
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

  /** Lets the page have its own style and nothing else. */
  static String policy() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'; sandbox allow-modals";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  String html() {
    String title = "You said, we did: " + report.month();
    out.append(HEAD.formatted(SafeHtml.text(title), STYLE));
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
