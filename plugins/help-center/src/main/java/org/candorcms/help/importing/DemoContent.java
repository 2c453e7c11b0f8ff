// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.task.Progress;
import org.candorcms.help.article.Articles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The articles of the demo site, brought in while there are no others. */
@Component(service = DemoContent.class)
public final class DemoContent {
  private static final Logger log = LoggerFactory.getLogger(DemoContent.class);

  private final PluginFiles files;
  private final Articles articles;
  private final Importer importer;

  /** Gets its surroundings. */
  @Activate
  public DemoContent(
      @Reference PluginFiles files, @Reference Articles articles, @Reference Importer importer) {
    this.files = files;
    this.articles = articles;
    this.importer = importer;
  }

  /** Brings the articles in, where a demo was asked for and nothing is stored. */
  public void load() {
    Optional<Path> folder = files.demo("help");
    if (folder.isEmpty() || !articles.empty()) {
      return;
    }
    try {
      ImportReport report = importer.folder(folder.get(), new Silent());
      log.info(
          "Demo help center loaded: {} articles, {} images, {} refused",
          report.created(),
          report.images(),
          report.refused().size());
    } catch (IOException unreadable) {
      log.warn("The demo articles cannot be read", unreadable);
    }
  }

  private static final class Silent implements Progress {
    @Override
    public void at(long done, long total) {}

    @Override
    public void message(String text) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
