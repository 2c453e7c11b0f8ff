// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.services.settings.SettingValues.Source;
import org.candorcms.services.settings.SettingValues.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingValuesTest {
  private static Optional<Value> value(
      Map<String, String> file, Map<String, List<String>> admin, Map<String, String> environment) {
    return new SettingValues(file::get, environment::get)
        .of("candor.http", "idle-seconds", admin, false);
  }

  @Test
  void takesTheStrongestSource() {
    Map<String, String> file = Map.of("candor.http.idle-seconds", "1");
    Map<String, List<String>> admin = Map.of("idle-seconds", List.of("2"));
    Map<String, String> environment = Map.of("CANDOR_HTTP_IDLE_SECONDS", "3");
    assertThat(value(file, admin, environment))
        .contains(new Value(List.of("3"), Source.ENVIRONMENT));
    assertThat(value(file, admin, Map.of())).contains(new Value(List.of("2"), Source.ADMIN));
    assertThat(value(file, Map.of(), Map.of())).contains(new Value(List.of("1"), Source.FILE));
    assertThat(value(Map.of(), Map.of(), Map.of("CANDOR_HTTP_IDLE_SECONDS", " "))).isEmpty();
  }

  @Test
  void splitsListsOfTextSources() {
    SettingValues values = new SettingValues(name -> "a, b,,c", name -> null);
    assertThat(values.of("candor.x", "y", Map.of(), true).orElseThrow().texts())
        .containsExactly("a", "b", "c");
    assertThat(values.of("candor.x", "y", Map.of(), false).orElseThrow().texts())
        .containsExactly("a, b,,c");
  }

  @Test
  void prefersTheEnvironmentBeforeProperties(@TempDir Path folder) {
    SurroundingSettings settings =
        new SurroundingSettings(
            Map.of("CANDOR_DB_URL", "from-env", "CANDOR_BASE_URL", "https://x.example/site/")::get,
            Map.of("candor.db.url", "from-property", "candor.db.user", "u")::get,
            folder.resolve("data"));
    assertThat(settings.get("candor.db.url")).contains("from-env");
    assertThat(settings.get("candor.db.user")).contains("u");
    assertThat(settings.get("candor.db.password")).isEmpty();
    assertThat(settings.baseUrl().orElseThrow().toString()).isEqualTo("https://x.example/site");
    assertThat(Files.isDirectory(settings.dataFolder())).isTrue();
  }

  @Test
  void ignoresABaseThatIsNotAnAddress(@TempDir Path folder) {
    assertThat(
            new SurroundingSettings(name -> null, Map.of("candor.base.url", "ftp:x")::get, folder)
                .baseUrl())
        .isEmpty();
  }
}
