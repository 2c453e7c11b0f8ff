// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.candorcms.testkit.arquillian.CandorContainer;
import org.junit.jupiter.api.Test;

class HealthIT extends ProductTest {
  @Test
  void livesAndIsReadyWithNamedChecks() {
    site().get("/health/live").expect(200);
    String ready = site().get("/health/ready").expect(200).body();
    assertThat(ready).contains("database", "plugins", "help-index");
  }

  @Test
  void measuresItself() {
    site().get("/").expect(200);
    assertThat(site().get("/metrics").expect(200).body()).contains("# TYPE", "jvm_memory");
  }

  @Test
  void saysWhenItIsReady() {
    assertThat(CandorContainer.running().console())
        .containsPattern("Candor is ready at http://localhost:[0-9]+/ in [0-9.]+ s");
  }

  @Test
  void describesItsEndpoints() {
    String openapi = site().get("/api/openapi.json").expect(200).body();
    assertThat(openapi)
        .contains("\"/api/help/search\"", "\"/api/pages/{id}/draft\"", "\"/api/session\"");
    assertThat(site().get("/api/docs").expect(200).body()).contains("/api/help/search");
  }

  @Test
  void tellsProblemsInTheStandardForm() {
    var answer = site().get("/api/nothing").expect(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("not-found");
    assertThat(answer.json().path("instance").asText()).isNotEmpty();
  }

  @Test
  void refusesUnknownParametersByName() {
    var answer = site().get("/api/help/search?q=a&colour=red").expect(400);
    assertThat(answer.body()).contains("colour");
  }
}
