// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.candorcms.testkit.MessageFiles;
import org.junit.jupiter.api.Test;

class MessagesWholeTest {
  /** Names, and words that are English in Filipino too. */
  private static final Set<String> ALIKE =
      Set.of(
          "form.email",
          "attribute.size",
          "compare.rating",
          "format.candor",
          "format.judgeme",
          "format.ndjson",
          "format.shopify",
          "import.column",
          "import.file",
          "import.row",
          "requests.id",
          "requests.order");

  @Test
  void everyFirstClassLanguageHasEveryMessage() throws IOException {
    MessageFiles.assertWhole(Path.of(""), ALIKE);
  }
}
