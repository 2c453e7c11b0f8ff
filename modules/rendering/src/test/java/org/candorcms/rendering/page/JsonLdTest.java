// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLdTest {
  @Test
  void whatSeveralWidgetsSayOfOneThingIsOneNode() {
    String script =
        JsonLd.script(
            List.of(
                Map.of("@id", "#p", "name", "Scarf"),
                Map.of("@type", "Thing"),
                Map.of("@id", "#p", "review", List.of("good"), "name", "Scarf")),
            new PlainJson());
    assertThat(script.split("#p", -1)).hasSize(2);
    assertThat(script).contains("\"review\":[\"good\"]").contains("@graph");
  }

  @Test
  void oneNodeNeedsNoGraph() {
    Map<String, Object> node = Map.of("@id", "#p", "name", "Scarf");
    assertThat(JsonLd.script(List.of(node, Map.of("@id", "#p")), new PlainJson()))
        .doesNotContain("@graph");
  }
}
