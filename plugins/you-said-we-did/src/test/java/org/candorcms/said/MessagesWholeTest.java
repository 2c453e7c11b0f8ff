// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.candorcms.testkit.MessageFiles;
import org.junit.jupiter.api.Test;

class MessagesWholeTest {
  /** Words that are English in Filipino too. */
  private static final Set<String> ALIKE =
      Set.of(
          "setting.said.question.tag",
          "said.field-slug",
          "said.import-file",
          "said.row",
          "said.source-form",
          "said.source-forum",
          "said.source-review",
          "said.source-survey",
          "said.source-ticket",
          "said.tag");

  @Test
  void everyFirstClassLanguageHasEveryMessage() throws IOException {
    MessageFiles.assertWhole(Path.of(""), ALIKE);
  }
}
