// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.promise;

import java.util.ArrayList;
import java.util.List;
import org.candorcms.said.action.ActionEdit;
import org.candorcms.said.action.Status;
import org.candorcms.said.promise.Finding.Severity;
import org.candorcms.said.promise.PromiseLinter.Kind;
import org.osgi.service.component.annotations.Component;

/** What an action must keep to before visitors read it. */
@Component(service = ActionRules.class)
public final class ActionRules {
  private final PromiseLinter linter = new PromiseLinter();

  /** Everything there is to say about an action, blocking findings first. */
  public List<Finding> check(ActionEdit edit) {
    List<Finding> found = new ArrayList<>();
    if (edit.said().voices() > edit.said().of()) {
      found.add(
          Finding.of(
              Severity.BLOCK,
              "said.more-than-asked",
              "/said/voices",
              "said.voices was " + edit.said().voices() + " of " + edit.said().of(),
              "Count those who said it among those who spoke"));
    }
    if (edit.status() == Status.DONE && edit.evidence().isEmpty()) {
      found.add(
          Finding.of(
              Severity.BLOCK,
              "done.without-evidence",
              "/evidence",
              "Done needs evidence that visitors can look at",
              "Add a link, or leave the status at doing"));
    }
    if (edit.status() == Status.DONE && edit.did().isBlank()) {
      found.add(
          Finding.of(
              Severity.WARN, "done.without-did", "/did", "Nothing tells what was done", "Tell it"));
    }
    if (edit.status() == Status.COULD_NOT && edit.couldNot().isBlank()) {
      found.add(
          Finding.of(
              Severity.BLOCK,
              "could-not.without-reason",
              "/couldNot",
              "\"Could not\" needs to say what could not be done, and why",
              "Give the reason in plain words"));
    }
    if (edit.due().isPresent() && edit.owner().isBlank()) {
      found.add(
          Finding.of(
              Severity.WARN,
              "promise.date-without-owner",
              "/owner",
              "A date that nobody owns is seldom kept",
              "Name who cares for it"));
    }
    found.addAll(linter.check(edit.lang(), "/did", edit.did(), Kind.FACTS));
    found.addAll(linter.check(edit.lang(), "/next", edit.next(), Kind.INTENTION));
    if (!PromiseLinter.knows(edit.lang()) && !edit.did().isBlank()) {
      found.add(
          Finding.of(
              Severity.WARN,
              "promise.language",
              "/lang",
              "There are no rules for promises in " + edit.lang(),
              "Read it once more: facts only, no future, no absolute words"));
    }
    found.sort((a, b) -> a.severity().compareTo(b.severity()));
    return found;
  }
}
