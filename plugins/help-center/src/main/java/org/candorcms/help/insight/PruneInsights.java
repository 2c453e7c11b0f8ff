// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.candorcms.api.task.Progress;
import org.candorcms.api.task.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes counts that are older than the settings allow. */
@Component(service = Task.class, configurationPid = HelpSettings.PID)
public final class PruneInsights implements Task {
  private final Insights insights;
  private final Clock clock;
  private final int daysKept;

  /** Gets its surroundings. */
  @Activate
  public PruneInsights(
      @Reference Insights insights, @Reference Clock clock, HelpSettings settings) {
    this.insights = insights;
    this.clock = clock;
    this.daysKept = Math.max(1, settings.days$_$kept());
  }

  @Override
  public String name() {
    return "help.prune-insights";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(24);
  }

  @Override
  public void run(Progress progress) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    progress.message(insights.prune(today.minusDays(daysKept)) + " rows of counts deleted");
  }
}
