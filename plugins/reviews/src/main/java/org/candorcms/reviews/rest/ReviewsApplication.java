// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.media.Images;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Jobs;
import org.candorcms.reviews.importing.Exporter;
import org.candorcms.reviews.importing.Importer;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.Reviews;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.review.VisitorKeys;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Everything under {@code /api/reviews}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/reviews")
public final class ReviewsApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public ReviewsApplication(
      @Reference Reviews reviews,
      @Reference Submissions submissions,
      @Reference Moderation moderation,
      @Reference VisitorKeys visitors,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Images images,
      @Reference ReviewLabels labels,
      @Reference Importer importer,
      @Reference Exporter exporter,
      @Reference PluginFiles files,
      @Reference HostSettings settings,
      @Reference Jobs jobs,
      @Reference AuditLog audit) {
    this.resources =
        Set.of(
            new ReviewsResource(reviews, submissions, moderation, visitors, images, labels),
            new ModerationResource(moderation, audit, images, labels),
            new TransferResource(importer, exporter, files, settings, jobs, audit));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
