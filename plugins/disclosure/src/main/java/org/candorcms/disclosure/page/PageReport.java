// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.util.List;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.disclosure.check.Finding;
import org.candorcms.disclosure.proof.Publication;
import org.candorcms.disclosure.rules.Severity;

/**
 * What a check of a page found.
 *
 * @param page as visitors see it
 * @param label text of the label; empty for none
 * @param findings in the order of the content
 * @param audiences jurisdictions that it was checked for
 * @param rules editions of the rule packs
 * @param relations what ties it to brands
 */
public record PageReport(
    RenderedPage page,
    String label,
    List<Finding> findings,
    List<String> audiences,
    List<String> rules,
    List<String> relations) {
  /** Copies collections. */
  public PageReport {
    findings = List.copyOf(findings);
    audiences = List.copyOf(audiences);
    rules = List.copyOf(rules);
    relations = List.copyOf(relations);
  }

  int blocked() {
    return count(Severity.BLOCK);
  }

  int warned() {
    return count(Severity.WARN);
  }

  private int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  Publication publication(String event) {
    return new Publication(
        event,
        page.path(),
        page.contentId(),
        page.language().toLanguageTag(),
        label,
        audiences,
        rules,
        relations,
        blocked(),
        warned(),
        page.html());
  }
}
