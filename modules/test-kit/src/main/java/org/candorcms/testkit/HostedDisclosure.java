// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the disclosure plugin does for the pages of any host, whichever other plugins are there: the
 * check of foreign HTML, and labels as fragments.
 */
public final class HostedDisclosure {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private HostedDisclosure() {}

  /** Waits until the plugin answers, then has it check a page of the host's own. */
  public static void check(Site site) {
    Waiting.until(
        "the rules are served",
        LIMIT,
        () -> site.authorized("/api/disclosures/rules?audience=UK").status() == 200);
    JsonNode answer =
        site.authorized(
                "POST",
                "/api/disclosures/check",
                Map.of(
                    "html",
                    "<p>Gifted</p><p>A week with the Acme kettle.</p>",
                    "lang",
                    "en",
                    "audiences",
                    List.of("UK", "DE", "US"),
                    "relations",
                    List.of(Map.of("kind", "gifted", "brand", "Acme"))))
            .expect(200)
            .json();
    assertThat(answer.at("/label/text").asText()).isEqualTo("Ad / Werbung");
    assertThat(answer.at("/findings/0/code").asText()).isEqualTo("label.refused-word");
    assertThat(answer.at("/findings/0/source/url").asText()).startsWith("https://www.asa.org.uk/");
    String label =
        site.get("/fragments/disclosure.label?kind=gifted&brand=Acme&audiences=UK,DE")
            .expect(200)
            .body();
    assertThat(label).contains("label-required", "Werbung");
    site.get("/fragments/disclosure.label?kind=gifted&brand=Acme&audiences=UK,DE&label=off")
        .expect(400);
    site.put("/api/creators/host-ada", Map.of("name", "Ada", "audiences", List.of("UK")))
        .expect(201);
    assertThat(site.authorized("/api/admin/screens").expect(200).body()).contains("disclosure.");
  }
}
