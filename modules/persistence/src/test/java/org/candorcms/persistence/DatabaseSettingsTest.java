// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.candorcms.api.store.Store.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseSettingsTest {
  @TempDir Path data;

  @Test
  void isEmbeddedUnlessToldOtherwise() {
    DatabaseSettings settings = from(Map.of());
    assertThat(settings.dialect()).isEqualTo(Dialect.HSQLDB);
    assertThat(settings.folder()).contains(data.resolve("db"));
    assertThat(settings.url()).contains("hsqldb.write_delay=false", "hsqldb.tx=mvcc");
  }

  @Test
  void takesAServer() {
    DatabaseSettings settings =
        from(
            Map.of(
                "candor.db.url", "jdbc:postgresql://db/candor",
                "candor.db.user", "ada",
                "candor.db.pool-size", "40",
                "candor.profile", "production"));
    assertThat(settings.dialect()).isEqualTo(Dialect.POSTGRESQL);
    assertThat(settings.user()).isEqualTo("ada");
    assertThat(settings.poolSize()).isEqualTo(40);
    assertThat(settings.folder()).isEmpty();
  }

  @Test
  void refusesTheEmbeddedOneInProduction() {
    assertThatThrownBy(() -> from(Map.of("candor.profile", "production")))
        .hasMessageContaining("candor.db.allow-embedded");
    assertThat(
            from(Map.of("candor.profile", "production", "candor.db.allow-embedded", "true"))
                .dialect())
        .isEqualTo(Dialect.HSQLDB);
  }

  @Test
  void namesWhatItCannotUseWithoutSecrets() {
    assertThatThrownBy(() -> from(Map.of("candor.db.url", "jdbc:mysql://root:secret@db/x")))
        .hasMessageContaining("jdbc:mysql:")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> from(Map.of("candor.db.pool-size", "many")))
        .hasMessageContaining("2 to 200");
  }

  @Test
  void isOpenedOnce() {
    try (Database first = Database.open(from(Map.of()))) {
      assertThat(Files.exists(data.resolve("db/candor.lock"))).isTrue();
      assertThat(first.dialect()).isEqualTo(Dialect.HSQLDB);
      assertThatThrownBy(() -> Database.open(from(Map.of())))
          .hasMessageContaining("in use by another process");
    }
    Database.open(from(Map.of())).close();
  }

  private DatabaseSettings from(Map<String, String> values) {
    return DatabaseSettings.from(FelixHost.settings(data, values));
  }
}
