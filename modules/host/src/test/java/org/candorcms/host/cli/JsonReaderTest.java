// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
  @Test
  void readsEveryKind() {
    assertThat(
            JsonReader.read(
                " {\"a\": [1, -2.5e1, true, false, null], \"b\": {\"c\": \"x\\n\\u00e9\\\"\"}, \"d\":"
                    + " [], \"e\": {}} "))
        .isEqualTo(
            Map.of(
                "a", List.of(1.0, -25.0, true, false, ""),
                "b", Map.of("c", "x\né\""),
                "d", List.of(),
                "e", Map.of()));
  }

  @Test
  void refusesWhatIsNotJson() {
    for (String broken :
        List.of("", "{", "[1", "{\"a\"}", "\"a", "tru", "1 2", "{\"a\":\"\\u00\"}")) {
      assertThatThrownBy(() -> JsonReader.read(broken))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void boundsTheDepth() {
    assertThatThrownBy(() -> JsonReader.read("[".repeat(1000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
