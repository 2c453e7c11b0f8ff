// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCheckTest {
  private static final String BUNDLE =
      "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: org.example.notes\n"
          + "Bundle-Version: 1.2.0\nBundle-Name: Notes\nService-Component: OSGI-INF/notes.xml\n";

  @TempDir Path folder;

  @Test
  void takesAPlugin() throws Exception {
    PluginJar jar = check(BUNDLE, Map.of("OSGI-INF/notes.xml", "<component/>"));
    assertThat(jar.name()).isEqualTo("notes");
    assertThat(jar.version()).isEqualTo("1.2.0");
    assertThat(jar.title()).isEqualTo("Notes");
  }

  @Test
  void refusesWhatIsNoJar() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jar"), "<html>");
    assertThatThrownBy(() -> JarCheck.check(file, Set.of())).hasMessage("The file is not a jar.");
  }

  @Test
  void refusesATruncatedJar() throws IOException {
    Path file = write(BUNDLE, Map.of());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> JarCheck.check(file, Set.of()))
        .hasMessageContaining("not a sound jar");
  }

  @Test
  void refusesADamagedEntry() throws IOException {
    StringBuilder text = new StringBuilder();
    new Random(1).ints(2000, 'a', 'z').forEach(c -> text.append((char) c));
    Path file = write(BUNDLE, Map.of("a.txt", text.toString()));
    byte[] bytes = Files.readAllBytes(file);
    int start = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a.txt");
    bytes[start + 200] ^= (byte) 0xff;
    Files.write(file, bytes);
    assertThatThrownBy(() -> JarCheck.check(file, Set.of())).isInstanceOf(RefusedPlugin.class);
  }

  @Test
  void refusesNamesThatLeaveTheFolder() {
    refuses(BUNDLE, Map.of("../../x", "x"), "leads out of its folder");
    refuses(BUNDLE, Map.of("/etc/x", "x"), "leads out of its folder");
    refuses(BUNDLE, Map.of("..\\x", "x"), "leads out of its folder");
  }

  @Test
  void refusesPartsOfTheProduct() {
    refuses(BUNDLE, Map.of(), "is a part of Candor", Set.of("org.example.notes"));
    refuses(BUNDLE + "Fragment-Host: system.bundle\n", Map.of(), "is a fragment");
    refuses(
        BUNDLE + "Export-Package: org.example,jakarta.servlet;version=99\n",
        Map.of(),
        "exports jakarta.servlet");
  }

  @Test
  void refusesNativeCode() {
    refuses(BUNDLE + "Bundle-NativeCode: x.so\n", Map.of(), "native code");
    refuses(BUNDLE, Map.of("lib/x.so", "x"), "native code");
  }

  @Test
  void refusesOddNamesAndVersions() {
    refuses(BUNDLE.replace("org.example.notes", "../../evil"), Map.of(), "may have letters");
    refuses(BUNDLE.replace("1.2.0", "one.two"), Map.of(), "not a version");
    refuses("Manifest-Version: 1.0\n", Map.of(), "no Bundle-SymbolicName");
  }

  @Test
  void refusesDescriptorsWithADoctype() {
    refuses(BUNDLE, Map.of("OSGI-INF/c.xml", "<!DOCTYPE r><r/>"), "DOCTYPE");
  }

  @Test
  void refusesWhatContributesNothing() {
    refuses(
        BUNDLE.replaceAll("Service-Component.*\n", ""),
        Map.of("a.txt", "x"),
        "contributes nothing");
  }

  private void refuses(String manifest, Map<String, String> entries, String reason) {
    refuses(manifest, entries, reason, Set.of());
  }

  private void refuses(
      String manifest, Map<String, String> entries, String reason, Set<String> taken) {
    assertThatThrownBy(() -> JarCheck.check(write(manifest, entries), taken))
        .isInstanceOf(RefusedPlugin.class)
        .hasMessageContaining(reason);
  }

  private PluginJar check(String manifest, Map<String, String> entries) throws Exception {
    return JarCheck.check(write(manifest, entries), Set.of());
  }

  private Path write(String manifest, Map<String, String> entries) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("META-INF/MANIFEST.MF", manifest);
    all.putAll(entries);
    Path file = folder.resolve("plugin.jar");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}
