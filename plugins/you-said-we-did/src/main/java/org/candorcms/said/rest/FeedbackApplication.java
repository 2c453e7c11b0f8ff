// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Jobs;
import org.candorcms.said.action.Actions;
import org.candorcms.said.follow.Followers;
import org.candorcms.said.follow.Thanks;
import org.candorcms.said.report.Reports;
import org.candorcms.said.report.TriageDesk;
import org.candorcms.said.tag.Tags;
import org.candorcms.said.voice.Importer;
import org.candorcms.said.voice.Returning;
import org.candorcms.said.voice.Voices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/feedback}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/feedback")
public final class FeedbackApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public FeedbackApplication(
      @Reference Voices voices,
      @Reference Tags tags,
      @Reference Importer importer,
      @Reference TriageDesk desk,
      @Reference Reports reports,
      @Reference Returning returning,
      @Reference Thanks thanks,
      @Reference Followers followers,
      @Reference Actions actions,
      @Reference PluginFiles files,
      @Reference HostSettings settings,
      @Reference Jobs jobs,
      @Reference AuditLog audit) {
    this.resources =
        Set.of(
            new FeedbackResource(voices, followers, settings, audit),
            new TagsResource(tags, audit),
            new ImportResource(importer, files, jobs, audit),
            new InsightResource(desk, reports, returning, thanks, actions, settings, audit));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
