// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.io.IOException;
import java.util.List;

/** Files of an import, by path with slashes. */
interface ImportFiles extends AutoCloseable {
  /** Paths of all files, sorted; paths that lead out of the import are left out. */
  List<String> paths();

  /**
   * Reads a file.
   *
   * @param max bytes
   * @throws TooLarge if it has more
   */
  byte[] read(String path, int max) throws IOException;

  @Override
  void close() throws IOException;

  /** A file, or all together, unpacks to more than is allowed. */
  final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }
}
