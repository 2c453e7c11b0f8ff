// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path home;

  @BeforeEach
  void file() throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(
        home.resolve("conf/candor.properties"),
        "candor.port = 9001\ncandor.data=" + home.resolve("data") + "\n");
  }

  @Test
  void readsTheFile() {
    assertThat(settings(Map.of()).port()).isEqualTo(9001);
  }

  @Test
  void prefersTheFileOfTheDataDirectory() throws IOException {
    Files.createDirectories(home.resolve("data/conf"));
    Files.writeString(home.resolve("data/conf/candor.properties"), "candor.port=9002");
    assertThat(settings(Map.of()).port()).isEqualTo(9002);
  }

  @Test
  void prefersTheEnvironmentAndThenTheCommandLine() {
    Map<String, String> environment = Map.of("CANDOR_PORT", "9003");
    assertThat(settings(environment).port()).isEqualTo(9003);
    assertThat(settings(environment, "--port", "9004").port()).isEqualTo(9004);
  }

  @Test
  void understandsNoDemo() {
    assertThat(settings(Map.of()).demo()).isTrue();
    assertThat(settings(Map.of(), "--no-demo").demo()).isFalse();
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> settings(Map.of(), "--prot", "1")).hasMessageContaining("--prot");
    assertThatThrownBy(() -> settings(Map.of(), "--port")).hasMessageContaining("needs a value");
    assertThatThrownBy(() -> settings(Map.of("CANDOR_PORT", "x")).port())
        .hasMessage("The port was x; it must be a number from 0 to 65535.");
  }

  @Test
  void readsTheBundleList() throws IOException {
    Files.writeString(home.resolve("a.jar"), "");
    Files.writeString(home.resolve("conf/bundles.txt"), "# all\n 5 a.jar # one\n\n10 b.jar\n");
    BundleList list = BundleList.read(home);
    assertThat(list.entries()).containsExactly(new BundleList.Entry(5, home.resolve("a.jar")));
    assertThat(list.missing()).containsExactly("b.jar");
    String before = list.fingerprint();
    Files.writeString(home.resolve("a.jar"), "changed");
    assertThat(BundleList.read(home).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void namesALineItCannotRead() throws IOException {
    Files.writeString(home.resolve("conf/bundles.txt"), "a.jar\n");
    assertThatThrownBy(() -> BundleList.read(home)).hasMessageContaining("line 1");
  }

  private Settings settings(Map<String, String> environment, String... arguments) {
    return Settings.of(home, environment, List.of(arguments));
  }
}
