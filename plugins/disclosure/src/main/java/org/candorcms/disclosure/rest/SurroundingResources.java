// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import java.time.Clock;
import java.util.Set;
import org.candorcms.api.json.Json;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.task.Jobs;
import org.candorcms.disclosure.packs.Packs;
import org.candorcms.disclosure.page.ImpactReport;
import org.candorcms.disclosure.page.LayoutCheck;
import org.candorcms.disclosure.page.Monitor;
import org.candorcms.disclosure.page.PageReports;
import org.candorcms.disclosure.proof.Records;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources about this site's own pages, for {@link DisclosuresApplication}. */
@Component(service = SurroundingResources.class)
public final class SurroundingResources {
  private final Set<Object> all;

  /** Makes the resources. */
  @Activate
  public SurroundingResources(
      @Reference Records records,
      @Reference PageReports reports,
      @Reference Monitor monitor,
      @Reference LayoutCheck layout,
      @Reference Packs packs,
      @Reference ImpactReport impact,
      @Reference Jobs jobs,
      @Reference AuditLog audit,
      @Reference Json json,
      @Reference Clock clock) {
    all =
        Set.of(
            new RecordsResource(records, json, clock),
            new SitePagesResource(reports, monitor, layout, jobs, audit),
            new PacksResource(packs, impact, jobs, audit));
  }

  Set<Object> all() {
    return all;
  }
}
