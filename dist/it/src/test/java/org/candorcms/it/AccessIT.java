// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.candorcms.testkit.Answer;
import org.junit.jupiter.api.Test;

class AccessIT extends ProductTest {
  private static final Map<String, String> ADMIN =
      Map.of("username", "admin", "password", "test-password-1");

  @Test
  void signsInAndOut() {
    Answer session = site().post("/api/session", ADMIN);
    assertThat(session.status()).isBetween(200, 201);
    String cookie = session.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
    String pair = cookie.split(";", 2)[0];
    assertThat(site().get("/api/session", "Cookie", pair).expect(200).body()).contains("admin");
    site().get("/api/help/articles", "Cookie", pair).expect(200);
  }

  @Test
  void refusesAForeignSiteEvenWithACookie() {
    String pair = site().post("/api/session", ADMIN).header("Set-Cookie").split(";", 2)[0];
    Answer answer =
        site()
            .post(
                "/api/tokens",
                Map.of("name", "evil", "roles", new String[] {"editor"}),
                "Cookie",
                pair,
                "Origin",
                "https://evil.example");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void answersAlikeForUnknownNamesAndWrongPasswords() {
    Answer unknown =
        site().post("/api/session", Map.of("username", "nobody", "password", "wrong-1"));
    Answer wrong = site().post("/api/session", Map.of("username", "admin", "password", "wrong-1"));
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
  }

  @Test
  void letsATokenDoOnlyWhatItsRoleMay() {
    Answer made =
        site()
            .authorized(
                "POST",
                "/api/tokens",
                Map.of("name", "it-editor", "roles", new String[] {"editor"}));
    assertThat(made.status()).isBetween(200, 201);
    String token = "Bearer " + made.json().path("token").asText();
    site().get("/api/help/articles", "Authorization", token).expect(200);
    site().get("/api/plugins", "Authorization", token).expect(403);
    site().get("/api/help/articles", "Authorization", "Bearer cnd_wrong").expect(401);
  }
}
