// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.settings.HostSettings;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Folders under {@code <data>/files/<bundle>}. All versions of a bundle share them, because two run
 * at once during an upgrade and the newer one must find what the older one wrote.
 */
@Component(service = PluginFiles.class, scope = ServiceScope.BUNDLE)
public final class BundleFiles implements PluginFiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");

  private final Path root;
  private final Optional<Path> demo;

  /** Serves the bundle that asks. */
  @Activate
  public BundleFiles(ComponentContext context, @Reference HostSettings settings) {
    this(String.valueOf(context.getUsingBundle().getSymbolicName()), settings);
  }

  BundleFiles(String bundle, HostSettings settings) {
    String name = bundle.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
    this.root = settings.dataFolder().resolve("files").resolve(name);
    this.demo = settings.get("candor.demo").map(Path::of);
  }

  @Override
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(checked(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + name + " of a plugin cannot be made", e);
    }
  }

  @Override
  public Optional<Path> demo(String name) {
    return demo.map(folder -> folder.resolve(checked(name))).filter(Files::isDirectory);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("The name was " + name + "; allowed " + NAME);
    }
    return name;
  }
}
