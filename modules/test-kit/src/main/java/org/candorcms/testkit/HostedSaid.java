// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the plugin for answers does in any host, whichever other plugins are there. */
public final class HostedSaid {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String ACTION = "host-noise";
  private static final Pattern CONFIRM =
      Pattern.compile("(/you-said-we-did/confirm\\?token=([A-Za-z0-9_.-]+))");

  private HostedSaid() {}

  /**
   * Waits until the plugin answers, then takes a voice, answers it and follows the answer by mail.
   *
   * @param mail where the host sends its mail
   */
  public static void check(Site site, MailServer mail) {
    Waiting.until("answers are served", LIMIT, () -> site.get("/api/actions").status() == 200);
    URI base = URI.create(site.base());
    assertThat(site.get("/fragments/said.form").expect(200).body())
        .contains("action=\"" + site.base() + "/forms/said.feedback");
    site.post(
            "/forms/said.feedback",
            "text=Too+loud+%E0%BA%9C%E0%BB%88%E0%BA%B2%E0%BA%99",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            site.base().substring(0, site.base().length() - base.getPath().length()))
        .expect(303);
    site.post("/api/feedback", Map.of("text", "I cannot hear my order")).expect(201);
    assertThat(site.authorized("/api/feedback/inbox").expect(200).body())
        .contains("Too loud ຜ່ານ", "I cannot hear my order");
    site.put(
            "/api/actions/" + ACTION,
            Map.of(
                "title",
                "Less noise in the hall",
                "said",
                Map.of("summary", "It is too loud.", "voices", 2, "of", 2),
                "did",
                "We hung 12 panels.",
                "evidence",
                List.of(Map.of("url", "https://example.org/panels")),
                "status",
                "done",
                "lang",
                "en"))
        .expect(201);
    assertThat(site.get("/fragments/said.item?action=" + ACTION).expect(200).body())
        .contains("We hung 12 panels.");
    assertThat(site.get("/fragments/said.list").expect(200).body())
        .contains("Less noise in the hall", "href=\"" + site.base() + "/you-said-we-did/");
    assertThat(site.get("/you-said-we-did").expect(200).body()).contains("Less noise in the hall");
    assertThat(site.get("/feeds/you-said-we-did.atom").expect(200).body())
        .contains("Less noise in the hall");
    follow(site, mail);
    assertThat(site.authorized("/api/admin/screens").expect(200).body())
        .contains("said.inbox", "services.mail");
  }

  private static void follow(Site site, MailServer mail) {
    site.post("/api/actions/" + ACTION + "/follow", Map.of("email", "noi@example.org")).expect(202);
    Waiting.until(
        "the mail with the link",
        LIMIT,
        () -> mail.mails().stream().anyMatch(text -> text.contains("To: noi@example.org")));
    String text =
        mail.mails().stream()
            .filter(one -> one.contains("To: noi@example.org"))
            .findFirst()
            .orElseThrow()
            .replace("=\n", "")
            .replace("=3D", "=");
    Matcher link = CONFIRM.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    assertThat(text).contains(site.base() + link.group(1));
    site.get(link.group(1)).expect(200);
    site.post("/api/actions/confirm", Map.of("token", link.group(2))).expect(200);
    assertThat(
            site.authorized("POST", "/api/actions/" + ACTION + "/notify?dryRun=true", "")
                .expect(200)
                .json()
                .path("told")
                .asInt())
        .isEqualTo(1);
  }
}
