// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Jobs;
import org.candorcms.said.action.ActionLabels;
import org.candorcms.said.action.Actions;
import org.candorcms.said.follow.Disputes;
import org.candorcms.said.follow.Followers;
import org.candorcms.said.follow.SiteAddress;
import org.candorcms.said.follow.Telling;
import org.candorcms.said.promise.ActionRules;
import org.candorcms.said.report.Effects;
import org.candorcms.said.voice.Keys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/actions}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/actions")
public final class ActionsApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public ActionsApplication(
      @Reference Actions actions,
      @Reference ActionRules rules,
      @Reference Followers followers,
      @Reference Telling telling,
      @Reference Disputes disputes,
      @Reference Effects effects,
      @Reference Keys keys,
      @Reference SiteAddress address,
      @Reference HostSettings settings,
      @Reference Jobs jobs,
      @Reference AuditLog audit,
      @Reference ActionLabels labels) {
    this.resources =
        Set.of(
            new ActionsResource(
                actions, rules, followers, telling, disputes, effects, keys, address, settings,
                jobs, audit, labels));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
