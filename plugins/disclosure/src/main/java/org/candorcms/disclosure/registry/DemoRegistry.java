// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.Json;
import org.candorcms.disclosure.rules.Connection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty registry with that of the demo, once. */
@Component(immediate = true, service = DemoRegistry.class)
public final class DemoRegistry {
  private static final Logger log = LoggerFactory.getLogger(DemoRegistry.class);

  /** The file. */
  public record Demo(List<DemoCreator> creators, List<DemoBrand> brands, List<DemoTie> relations) {}

  /** A creator of the file. */
  public record DemoCreator(String id, String name, List<String> audiences) {}

  /** A brand of the file. */
  public record DemoBrand(String id, String name, List<String> aliases, List<String> domains) {}

  /** A relation of the file. */
  public record DemoTie(
      String id,
      Connection kind,
      String brand,
      String creator,
      Optional<LocalDate> from,
      List<String> scope,
      String proof) {}

  /** Loads the demo where one was asked for and nothing is there yet. */
  @Activate
  public DemoRegistry(
      @Reference PluginFiles files, @Reference Json json, @Reference Registry registry) {
    Optional<Path> folder = files.demo("disclosure");
    if (folder.isEmpty() || registry.creatorCount() + registry.brandCount() > 0) {
      return;
    }
    try {
      load(
          json.read(Files.readString(folder.get().resolve("registry.json")), Demo.class), registry);
    } catch (IOException unreadable) {
      log.warn("The demo registry cannot be read", unreadable);
    }
  }

  private static void load(Demo demo, Registry registry) {
    for (DemoCreator creator : demo.creators()) {
      registry.save(
          new Creator(
              creator.id(),
              creator.name(),
              Optional.empty(),
              Optional.empty(),
              creator.audiences(),
              0));
    }
    for (DemoBrand brand : demo.brands()) {
      registry.save(
          new KnownBrand(brand.id(), brand.name(), brand.aliases(), brand.domains(), List.of(), 0));
    }
    for (DemoTie tie : demo.relations()) {
      registry.save(
          new Tie(
              tie.id(),
              tie.kind(),
              tie.creator(),
              "",
              "",
              tie.brand(),
              tie.from(),
              Optional.empty(),
              tie.scope(),
              List.of(),
              tie.proof(),
              0));
    }
    log.info("Loaded a demo registry of {} relations", demo.relations().size());
  }
}
