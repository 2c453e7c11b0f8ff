// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import java.nio.file.Path;
import java.util.List;
import org.candorcms.host.cli.Commands;

/** The command line: {@code run}, or one of the commands that talk to a running host. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process. */
  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("candor.home", ".")).toAbsolutePath().normalize();
    List<String> words = List.of(arguments);
    try {
      if (words.isEmpty() || words.get(0).equals("run")) {
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        new Launcher(Settings.of(home, System.getenv(), rest)).run();
      } else {
        System.exit(Commands.run(home, words));
      }
    } catch (StartFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
