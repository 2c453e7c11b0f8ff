// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Set;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.Json;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Jobs;
import org.candorcms.help.article.Articles;
import org.candorcms.help.category.Categories;
import org.candorcms.help.importing.Importer;
import org.candorcms.help.importing.Media;
import org.candorcms.help.index.Finder;
import org.candorcms.help.index.HelpSearch;
import org.candorcms.help.index.Labels;
import org.candorcms.help.insight.Counts;
import org.candorcms.help.insight.Insights;
import org.candorcms.help.insight.Rules;
import org.candorcms.help.web.ArticleHtml;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/help}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/help")
public final class HelpApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resources. */
  @Activate
  public HelpApplication(
      @Reference Articles articles,
      @Reference Categories categories,
      @Reference Finder finder,
      @Reference HelpSearch search,
      @Reference Counts counts,
      @Reference Insights insights,
      @Reference Rules rules,
      @Reference Importer importer,
      @Reference Media media,
      @Reference ArticleHtml html,
      @Reference PluginFiles files,
      @Reference HostSettings settings,
      @Reference Json json,
      @Reference Jobs jobs,
      @Reference AuditLog audit,
      @Reference Labels labels,
      @Reference Clock clock) {
    this.resources =
        Set.of(
            new SearchResource(finder, articles, counts, settings),
            new ArticlesResource(articles, counts, settings, audit, labels),
            new BulkResource(articles, json),
            new CategoriesResource(categories),
            new SynonymsResource(rules),
            new PinsResource(rules, articles),
            new InsightsResource(insights, clock),
            new ImportsResource(importer, files, jobs, audit),
            new ReindexResource(search, jobs),
            new MediaResource(media),
            new PreviewResource(articles, html, settings));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }
}
