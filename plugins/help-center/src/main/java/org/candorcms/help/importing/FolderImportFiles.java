// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of this machine, links not followed. */
final class FolderImportFiles implements ImportFiles {
  private final Path folder;
  private final List<String> paths;

  FolderImportFiles(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> all = Files.walk(folder)) {
      this.paths =
          all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .map(path -> folder.relativize(path).toString().replace('\\', '/'))
              .filter(ZipImportFiles::safe)
              .sorted()
              .toList();
    }
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  @Override
  public byte[] read(String path, int max) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(path))) {
      byte[] bytes = in.readNBytes(max + 1);
      if (bytes.length > max) {
        throw new TooLarge("larger than " + max / 1024 + " kB");
      }
      return bytes;
    }
  }

  @Override
  public void close() {}
}
