// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.consent;

import java.time.Duration;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends consents on their date, and tells again of ends that somebody has not heard of. */
@Component
public final class ConsentSweep implements Task {
  private final Ledger ledger;

  /** Works on the ledger. */
  @Activate
  public ConsentSweep(@Reference Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "consent.sweep";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void run(Progress progress) {
    int told = ledger.sweep();
    progress.at(told, told);
  }
}
