// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty site with the pages of the demo, once. */
@Component(immediate = true, service = DemoPages.class)
public final class DemoPages {
  private static final Logger log = LoggerFactory.getLogger(DemoPages.class);
  private static final String BY = "demo";

  /** Loads the demo where one was asked for and nothing is there yet. */
  @Activate
  public DemoPages(@Reference PageStore store, @Reference Json json, @Reference PluginFiles files) {
    Optional<Path> demo = files.demo("pages");
    if (demo.isPresent() && store.empty()) {
      List<Path> pages = pages(demo.get());
      pages.forEach(page -> load(store, json, page));
      log.info("Loaded {} demo pages", pages.size());
    }
  }

  private static List<Path> pages(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(PageStore store, Json json, Path file) {
    try {
      PageDraft draft = json.read(Files.readString(file), PageDraft.class);
      String name = String.valueOf(file.getFileName());
      String id = draft.id().orElse(name.substring(0, name.length() - ".json".length()));
      store.save(id, draft, Optional.empty(), BY);
      store.publish(id, Optional.empty(), BY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
