// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file. Nothing is ever written under the names in it, and what it unpacks to is counted
 * while reading, since a zip may lie about its sizes.
 */
final class ZipImportFiles implements ImportFiles {
  private static final int MAX_ENTRIES = 50_000;
  private static final long MAX_BYTES = 512L * 1024 * 1024;

  private final ZipFile zip;
  private final List<String> paths;
  private long unpacked;

  ZipImportFiles(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
    List<String> found = new ArrayList<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (!entry.isDirectory() && safe(entry.getName())) {
        found.add(entry.getName());
      }
      if (found.size() > MAX_ENTRIES) {
        zip.close();
        throw new ZipException("more than " + MAX_ENTRIES + " files");
      }
    }
    Collections.sort(found);
    this.paths = List.copyOf(found);
  }

  static boolean safe(String name) {
    if (name.startsWith("/") || name.contains("\\") || name.contains(":") || name.indexOf(0) >= 0) {
      return false;
    }
    for (String part : name.split("/")) {
      if (part.isEmpty() || part.startsWith(".") || part.equals("__MACOSX")) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  @Override
  public byte[] read(String path, int max) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw new IOException("gone");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(max + 1);
      unpacked += bytes.length;
      if (bytes.length > max) {
        throw new TooLarge("larger than " + max / 1024 + " kB");
      }
      if (unpacked > MAX_BYTES) {
        throw new TooLarge("all files together unpack to more than 512 MB");
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
