// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.wording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.candorcms.testkit.MessageFiles;
import org.junit.jupiter.api.Test;

class MessagesWholeTest {
  /** Words that an editor in the Philippines, or anywhere, knows in English. */
  private static final Set<String> ALIKE =
      Set.of(
          "kind.code",
          "wizard.brand",
          "disc.html",
          "disc.brand",
          "disc.creator",
          "disc.key",
          "disc.kind.affiliate",
          "disc.kind.code",
          "disc.scope");

  @Test
  void everyFirstClassLanguageHasEveryMessage() throws IOException {
    MessageFiles.assertWhole(Path.of(""), ALIKE);
  }
}
