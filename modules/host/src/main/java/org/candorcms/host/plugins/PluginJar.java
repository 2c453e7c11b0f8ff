// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A file that may be a plugin.
 *
 * @param file where it is
 * @param symbolicName of the bundle
 * @param version of the bundle
 * @param title for people
 * @param description one sentence, or empty
 */
record PluginJar(Path file, String symbolicName, String version, String title, String description) {

  /** The last part of the symbolic name, under which administrators know the plugin. */
  String name() {
    return nameOf(symbolicName);
  }

  static String nameOf(String symbolicName) {
    return symbolicName.substring(symbolicName.lastIndexOf('.') + 1);
  }

  /** Reads a manifest that was found to be a bundle's. */
  static PluginJar of(Path file, Manifest manifest) {
    Attributes main = manifest.getMainAttributes();
    String symbolicName = symbolicName(main);
    return new PluginJar(
        file,
        symbolicName,
        orElse(main, "Bundle-Version", "0.0.0"),
        orElse(main, "Bundle-Name", nameOf(symbolicName)),
        orElse(main, "Bundle-Description", ""));
  }

  /** Reads a file that was checked before. */
  static PluginJar read(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw new IOException("no manifest in " + file);
      }
      return of(file, manifest);
    }
  }

  /** The symbolic name without its directives, or empty. */
  static String symbolicName(Attributes main) {
    String header = orElse(main, "Bundle-SymbolicName", "");
    int directives = header.indexOf(';');
    return (directives < 0 ? header : header.substring(0, directives)).strip();
  }

  private static String orElse(Attributes main, String name, String otherwise) {
    String value = main.getValue(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }
}
