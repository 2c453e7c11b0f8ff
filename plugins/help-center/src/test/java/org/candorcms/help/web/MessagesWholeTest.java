// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.candorcms.testkit.MessageFiles;
import org.junit.jupiter.api.Test;

class MessagesWholeTest {
  /** Words that are English in Filipino too. */
  private static final Set<String> ALIKE = Set.of("home.name", "import.file", "help.slug");

  @Test
  void everyFirstClassLanguageHasEveryMessage() throws IOException {
    MessageFiles.assertWhole(Path.of(""), ALIKE);
  }
}
