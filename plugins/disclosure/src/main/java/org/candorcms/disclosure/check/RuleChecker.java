// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import org.candorcms.api.json.Json;
import org.candorcms.disclosure.rules.RuleBooks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks against whatever rules are in force at the moment. */
@Component(service = {Checker.class, RuleChecker.class})
public final class RuleChecker implements Checker {
  private final RuleBooks books;
  private final Lexicon lexicon;

  /** Reads the lexicon. */
  @Activate
  public RuleChecker(@Reference RuleBooks books, @Reference Json json) {
    this.books = books;
    this.lexicon = Lexicon.shipped(json);
  }

  @Override
  public CheckResult check(CheckRequest request) {
    return new Engine(books.inForce(), lexicon).check(request);
  }

  /** What gives ties away. */
  public Lexicon lexicon() {
    return lexicon;
  }
}
