// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.candorcms.it.trouble.TroubleWidget;

/** Plugin jars for tests: new versions of a real one, and small ones that misbehave. */
final class PluginJars {
  private PluginJars() {}

  /** The help center as it was built. */
  static byte[] helpCenter() {
    try {
      return Files.readAllBytes(helpCenterFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path helpCenterFile() {
    return Path.of(Objects.requireNonNull(System.getProperty("candor.help-center")));
  }

  /** The help center under another version, with more manifest headers and files. */
  static byte[] helpCenter(String version, Map<String, String> headers, Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarFile jar = new JarFile(helpCenterFile().toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      headers.forEach(manifest.getMainAttributes()::putValue);
      try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        for (Enumeration<JarEntry> e = jar.entries(); e.hasMoreElements(); ) {
          JarEntry entry = e.nextElement();
          if (entry.isDirectory()
              || entry.getName().equals(JarFile.MANIFEST_NAME)
              || files.containsKey(entry.getName())) {
            continue;
          }
          try (InputStream in = jar.getInputStream(entry)) {
            add(out, entry.getName(), in.readAllBytes());
          }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          add(out, file.getKey(), file.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A plugin with the widget {@code trouble.trouble}. */
  static byte[] trouble() {
    String component = TroubleWidget.class.getName();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(classFile(TroubleWidget.class), classBytes(TroubleWidget.class));
    files.put(classFile(TroubleWidget.Settings.class), classBytes(TroubleWidget.Settings.class));
    files.put(
        "OSGI-INF/trouble.xml",
        text(
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="trouble">
              <implementation class="%s"/>
              <service><provide interface="org.candorcms.api.widget.Widget"/></service>
              <property name="candor.widget.id" value="trouble.trouble"/>
              <property name="candor.widget.title" value="Trouble"/>
            </scr:component>
            """
                .formatted(component)));
    files.put("templates/trouble/trouble.hbs", text("<p>{{html html}}</p>"));
    return bundle(
        "it.trouble",
        Map.of(
            "Service-Component",
            "OSGI-INF/trouble.xml",
            "Import-Package",
            "org.candorcms.api.widget;version=\"[1.0,2)\","
                + "org.candorcms.api.content;version=\"[1.0,2)\""),
        files);
  }

  /** Any bundle. */
  static byte[] bundle(String name, Map<String, String> headers, Map<String, byte[]> files) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", "1.0.0");
    headers.forEach(main::putValue);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        add(out, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    new ByteArrayInputStream(content).transferTo(out);
    out.closeEntry();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String classFile(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static byte[] classBytes(Class<?> type) {
    try (InputStream in =
        Objects.requireNonNull(
            PluginJars.class.getClassLoader().getResourceAsStream(classFile(type)))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
