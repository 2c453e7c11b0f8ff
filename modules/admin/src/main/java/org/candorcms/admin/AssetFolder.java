// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/**
 * The files under {@code assets/} of one bundle, with a hash over all of them: modules import each
 * other by relative address, so they change address together. Files are found by exact name in a
 * list made once, never by path, so that no request leaves the folder.
 */
final class AssetFolder {
  private static final String ROOT = "assets/";

  private final String hash;
  private final Map<String, URL> files;

  AssetFolder(SortedMap<String, URL> files) {
    this.files = Map.copyOf(files);
    this.hash = hash(files);
  }

  static AssetFolder of(Bundle bundle) {
    SortedMap<String, URL> files = new TreeMap<>();
    Enumeration<URL> entries = bundle.findEntries(ROOT, "*", true);
    while (entries != null && entries.hasMoreElements()) {
      URL url = entries.nextElement();
      String path = url.getPath();
      int start = path.indexOf(ROOT);
      if (start >= 0 && !path.endsWith("/")) {
        files.put(path.substring(start + ROOT.length()), url);
      }
    }
    return new AssetFolder(files);
  }

  /** Identifies the content of all files, 16 hexadecimal digits. */
  String hash() {
    return hash;
  }

  /** Content of a file, by its path below {@code assets/}. */
  Optional<byte[]> read(String name) {
    URL url = files.get(name);
    if (url == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(bytes(url));
    } catch (IOException e) {
      // The bundle has just gone.
      return Optional.empty();
    }
  }

  private static String hash(SortedMap<String, URL> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, URL> file : files.entrySet()) {
        byte[] content = bytes(file.getValue());
        digest.update(
            (file.getKey() + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }
}
