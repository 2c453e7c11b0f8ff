// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.settings;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.candorcms.api.settings.HostSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the environment, then framework and system properties. */
@Component(service = HostSettings.class)
public final class SurroundingSettings implements HostSettings {
  private static final Logger log = LoggerFactory.getLogger(SurroundingSettings.class);

  private final Function<String, @Nullable String> environment;
  private final Function<String, @Nullable String> properties;
  private final Path data;
  private final Optional<URI> base;

  /** Reads the surroundings of the framework. */
  @Activate
  public SurroundingSettings(BundleContext context) {
    this(System::getenv, context::getProperty, storageOf(context));
  }

  SurroundingSettings(
      Function<String, @Nullable String> environment,
      Function<String, @Nullable String> properties,
      Path fallback) {
    this.environment = environment;
    this.properties = properties;
    this.data = folder(get("candor.data").map(Path::of).orElse(fallback));
    this.base = get("candor.base.url").flatMap(SurroundingSettings::base);
  }

  /**
   * The bundle's own storage lies inside the framework's cache, which hosts clean at will; a folder
   * beside the cache survives that.
   */
  private static Path storageOf(BundleContext context) {
    String storage = context.getProperty("org.osgi.framework.storage");
    if (storage != null && !storage.isBlank()) {
      Path folder = Path.of(storage).toAbsolutePath().normalize();
      Path parent = folder.getParent();
      return (parent == null ? folder : parent).resolve("candor-data");
    }
    File own = context.getDataFile("candor-data");
    return own == null ? Path.of("candor-data") : own.toPath();
  }

  private static Path folder(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The data directory " + folder + " cannot be made; set CANDOR_DATA to a writable one", e);
    }
  }

  private static Optional<URI> base(String text) {
    try {
      URI uri = new URI(text.strip().replaceAll("/+$", ""));
      String scheme = String.valueOf(uri.getScheme());
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      log.debug("Not a URI", e);
    }
    log.warn(
        "candor.base.url is not an absolute http or https address and is ignored; set it as in"
            + " https://www.example.org");
    return Optional.empty();
  }

  @Override
  public Optional<String> get(String name) {
    String fromEnvironment = environment.apply(environmentName(name));
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return Optional.of(fromEnvironment.strip());
    }
    String property = properties.apply(name);
    return property == null || property.isBlank()
        ? Optional.empty()
        : Optional.of(property.strip());
  }

  /** {@code candor.db.url} becomes {@code CANDOR_DB_URL}. */
  static String environmentName(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public Path dataFolder() {
    return data;
  }

  @Override
  public Optional<URI> baseUrl() {
    return base;
  }
}
