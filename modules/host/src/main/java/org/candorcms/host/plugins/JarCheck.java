// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;

/**
 * Looks at every byte of a jar before the framework gets it. Whatever is not plainly a plugin is
 * refused: broken or huge archives, names that leave the folder, bundles that would take the place
 * of a part of the product, native code.
 */
final class JarCheck {
  private static final int MAX_ENTRIES = 20_000;
  private static final int MAX_NAME = 512;
  private static final long MAX_UNPACKED = 160L * 1024 * 1024;
  private static final int MAX_MANIFEST = 512 * 1024;
  private static final int MAX_XML = 4 * 1024 * 1024;
  private static final Pattern SYMBOLIC_NAME =
      Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final List<String> KEPT_PACKAGES =
      List.of("java.", "javax.", "jakarta.", "org.candorcms.api", "org.osgi.", "org.slf4j");
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private JarCheck() {}

  /**
   * Checks a file.
   *
   * @param taken symbolic names that no plugin may have
   * @throws RefusedPlugin with the reason
   */
  static PluginJar check(Path file, Set<String> taken) throws RefusedPlugin {
    Manifest manifest;
    try {
      manifest = manifest(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedPlugin("The file is not a sound jar: " + e.getMessage() + ".");
    }
    checkBundle(manifest.getMainAttributes(), taken);
    return PluginJar.of(file, manifest);
  }

  private static Manifest manifest(Path file) throws IOException, RefusedPlugin {
    try (InputStream start = Files.newInputStream(file)) {
      if (!new String(start.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\u0003\u0004")) {
        throw new RefusedPlugin("The file is not a jar.");
      }
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new RefusedPlugin(
            "The jar has " + zip.size() + " entries; at most " + MAX_ENTRIES + " are taken.");
      }
      byte[] manifest = readAll(zip);
      if (manifest == null) {
        throw new RefusedPlugin("The jar has no manifest, so it is not a bundle.");
      }
      return new Manifest(new ByteArrayInputStream(manifest));
    }
  }

  /** Reads all entries, which also proves their checksums, and returns the manifest. */
  private static byte @Nullable [] readAll(ZipFile zip) throws IOException, RefusedPlugin {
    byte[] manifest = null;
    Set<String> names = new HashSet<>();
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      checkName(entry.getName(), names);
      CRC32 sum = new CRC32(); // ZipFile does not compare checksums itself
      try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
        if (entry.getName().equals(MANIFEST)) {
          manifest = in.readNBytes(MAX_MANIFEST + 1);
          if (manifest.length > MAX_MANIFEST) {
            throw new RefusedPlugin("The manifest is larger than 512 kB.");
          }
        } else if (descriptor(entry.getName())) {
          checkDescriptor(entry.getName(), descriptorOf(entry, in));
        } else {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > MAX_UNPACKED) {
              throw new RefusedPlugin("The jar is larger than 160 MB when unpacked.");
            }
          }
        }
      }
      if (sum.getValue() != entry.getCrc()) {
        throw new RefusedPlugin("The jar is damaged: a checksum is wrong.");
      }
    }
    return manifest;
  }

  private static byte[] descriptorOf(ZipEntry entry, InputStream in)
      throws IOException, RefusedPlugin {
    byte[] content = in.readNBytes(MAX_XML + 1);
    if (content.length > MAX_XML) {
      throw new RefusedPlugin(entry.getName() + " is larger than 4 MB.");
    }
    return content;
  }

  private static void checkName(String name, Set<String> seen) throws RefusedPlugin {
    if (name.length() > MAX_NAME) {
      throw new RefusedPlugin("The jar has a name longer than " + MAX_NAME + " characters.");
    }
    boolean leaves =
        name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf('\0') >= 0
            || List.of(name.split("/")).contains("..")
            || name.matches("[A-Za-z]:.*");
    if (leaves) {
      throw new RefusedPlugin("The jar has a name that leads out of its folder.");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".so") || lower.endsWith(".dll") || lower.endsWith(".dylib")) {
      throw new RefusedPlugin("The jar holds native code, which plugins may not bring.");
    }
    if (!seen.add(lower.equals("meta-inf/manifest.mf") ? lower : name)) {
      throw new RefusedPlugin("The jar has two entries of the same name.");
    }
  }

  private static boolean descriptor(String name) {
    return name.endsWith(".xml") && (name.startsWith("OSGI-INF/") || name.startsWith("META-INF/"));
  }

  private static void checkDescriptor(String name, byte[] content) throws RefusedPlugin {
    String text = new String(content, StandardCharsets.ISO_8859_1).replace("\0", "");
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw new RefusedPlugin(name + " has a DOCTYPE, which descriptors may not have.");
    }
  }

  private static void checkBundle(Attributes main, Set<String> taken) throws RefusedPlugin {
    String symbolicName = PluginJar.symbolicName(main);
    if (symbolicName.isEmpty()) {
      throw new RefusedPlugin("The jar is not a bundle: it has no Bundle-SymbolicName.");
    }
    if (symbolicName.length() > 200 || !SYMBOLIC_NAME.matcher(symbolicName).matches()) {
      throw new RefusedPlugin(
          "The Bundle-SymbolicName may have letters, digits, dots, hyphens and underscores only.");
    }
    if (taken.contains(symbolicName)) {
      throw new RefusedPlugin(symbolicName + " is a part of Candor and cannot be replaced.");
    }
    try {
      String version = main.getValue("Bundle-Version");
      Version.parseVersion(version == null ? "" : version.strip());
    } catch (IllegalArgumentException e) {
      throw new RefusedPlugin("The Bundle-Version is not a version such as 1.2.3.");
    }
    if (main.getValue("Fragment-Host") != null) {
      throw new RefusedPlugin("The jar is a fragment; a plugin is a bundle of its own.");
    }
    if (main.getValue("Bundle-NativeCode") != null) {
      throw new RefusedPlugin("The jar holds native code, which plugins may not bring.");
    }
    checkExports(main.getValue("Export-Package"));
    if (blank(main, "Service-Component")
        && blank(main, "Bundle-Activator")
        && blank(main, "Candor-Theme")) {
      throw new RefusedPlugin(
          "The bundle contributes nothing: it has neither a Service-Component nor a Candor-Theme.");
    }
  }

  private static boolean blank(Attributes main, String header) {
    String value = main.getValue(header);
    return value == null || value.isBlank();
  }

  private static void checkExports(@Nullable String header) throws RefusedPlugin {
    if (header == null) {
      return;
    }
    for (String word : header.replaceAll("\"[^\"]*\"", "").split("[,;]")) {
      String name = word.strip();
      if (!name.contains("=") && KEPT_PACKAGES.stream().anyMatch((name + ".")::startsWith)) {
        throw new RefusedPlugin("The bundle exports " + name + ", which belongs to Candor.");
      }
    }
  }
}
