// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.nio.file.Path;
import java.util.List;

/** Commands that talk to a running host over HTTP. */
public final class Commands {
  private Commands() {}

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public static int run(Path home, List<String> words) {
    System.err.println("I do not know the command " + words.get(0) + " of " + home + ".");
    return 2;
  }
}
