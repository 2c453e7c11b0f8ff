// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.candorcms.testkit.MessageFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those of the host; modules below the test kit cannot ask it themselves. */
class MessagesWholeTest {
  /** Words that are English in Filipino too. */
  private static final Set<String> ALIKE =
      Set.of(
          "frame.feed",
          "duration.minutes",
          "access.token",
          "dashboard.server",
          "error.request",
          "health.ok",
          "login.password",
          "md.code",
          "md.link",
          "plugins.name",
          "role.administrator",
          "role.editor",
          "role.moderator",
          "shell.menu",
          "source.default",
          "source.environment");

  @ParameterizedTest
  @ValueSource(
      strings = {"../services", "../admin", "../pages", "../rendering", "../../themes/plain"})
  void everyFirstClassLanguageHasEveryMessage(String module) throws IOException {
    MessageFiles.assertWhole(Path.of(module), ALIKE);
  }
}
