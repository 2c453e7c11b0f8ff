// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassListTest {
  private static final byte[] SHOWN = "bytes of a class".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return "%08x".formatted(crc.getValue());
  }

  @Test
  void namesSuperTypesAndTheJarInsideTheBundle() throws IOException {
    Path bundles = Files.createDirectory(folder.resolve("bundles"));
    Path work = Files.createDirectory(folder.resolve("work"));
    byte[] nested = zip(Map.of("a/Shown.class", SHOWN));
    Files.write(bundles.resolve("b.jar"), zip(Map.of("lib/n.jar", nested)));
    String sum = checksum(SHOWN);
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        [7 ] java.lang.Object source: shared objects file
        [7 ]  klass: 0x10 super: 0x0 loader: [loader data: 0x1 of 'bootstrap']
        [7 ] java.lang.Runnable source: jrt:/java.base
        [8 ] a.Shown source: file:/b.jar
        [7 ]  klass: 0x11 super: 0x10 loader: [loader data: 0x1 of 'bootstrap'] bytes: 1 checksum: 1
        [8 ]  klass: 0x12 super: 0x10 interfaces: 0x11 loader: [loader data: 0x2 of a.Loader @5] bytes: %d checksum: %s
        [8 ] a.Shown$$Lambda$1/0x99 source: a.Shown
        [8 ]  klass: 0x13 super: 0x10 loader: [loader data: 0x2 of a.Loader @5] bytes: 9 checksum: 9
        [8 ] a.Changed source: file:/b.jar
        [8 ]  klass: 0x14 super: 0x10 loader: [loader data: 0x2 of a.Loader @5] bytes: 9 checksum: 9
        """
            .formatted(SHOWN.length, sum));
    ClassList classes = new ClassList(work);
    classes.know(bundles);
    Path list = folder.resolve("list");

    assertThat(classes.write(log, list)).isEqualTo(3);
    assertThat(Files.readAllLines(list))
        .containsExactly(
            "java/lang/Object id: 1",
            "java/lang/Runnable id: 2",
            "a/Shown id: 3 super: 1 interfaces: 2 source: " + work.resolve("0-n.jar"));
  }
}
