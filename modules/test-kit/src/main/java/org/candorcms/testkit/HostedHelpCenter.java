// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the help center does in every host: the same jar, the same answers. A test of a host extends
 * this and starts the host with Candor in it. The system property {@code candor.plugin} is the
 * plugin as its own module has built it.
 */
public abstract class HostedHelpCenter {
  private static final String ID = "host-check";

  /** Promised is one second; a host that has just got the plugin, beside a build, gets more. */
  private static final Duration SEARCHABLE = Duration.ofSeconds(30);

  private static final Pattern LINK = Pattern.compile("\\b(?:href|src|action)=[\"']?([^\"'\\s>]*)");

  /** Candor in the host, with its context path. */
  protected abstract Site site();

  /** The plugin's jar as the host has it. */
  protected abstract Path deployedPlugin();

  @Test
  void runsTheVeryJarThatWasBuilt() throws Exception {
    assertThat(sha256(deployedPlugin()))
        .isEqualTo(sha256(Path.of(System.getProperty("candor.plugin"))));
  }

  @Test
  void findsAnArticleAtOnce() {
    publish();
    Waiting.until("the article is found", SEARCHABLE, () -> hits("ferry").size() == 1);
    JsonNode hit = hits("ferry").get(0);
    assertThat(hit.get("id").asText()).isEqualTo(ID);
    assertThat(hit.get("url").asText()).startsWith(site().base() + "/help/");
    assertThat(site().get(URI.create(hit.get("url").asText()).getPath().substring(path().length())))
        .extracting(Answer::status)
        .isEqualTo(200);
  }

  @Test
  void keepsThaiParametersWhole() {
    assertThat(search("ผ่าน").get("query").asText()).isEqualTo("ผ่าน");
  }

  @Test
  void rendersAFragmentWithLinksOfThisContext() {
    publish();
    Answer fragment = site().get("/fragments/help.article?article=" + ID).expect(200);
    assertThat(fragment.header("Content-Type")).startsWith("text/html");
    assertThat(fragment.body()).contains("Bicycles on the ferry").contains("<em>free</em>");
    assertLinksStayHere(fragment);
  }

  @Test
  void servesTheEmbedScript() {
    Answer script = site().get("/embed.js").expect(200);
    assertThat(script.header("Content-Type")).contains("javascript");
    assertThat(script.body()).contains("candor-widget");
  }

  @Test
  void showsTheHelpCenterInTheTheme() {
    Answer page = site().get("/help").expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<main").contains("</html>");
    assertLinksStayHere(page);
    List<String> styles = links(page).stream().filter(link -> link.contains(".css")).toList();
    assertThat(styles).isNotEmpty();
    for (String style : styles) {
      Answer sheet = site().get(style.substring(path().length())).expect(200);
      assertThat(sheet.header("Content-Type")).startsWith("text/css");
    }
  }

  @Test
  void opensTheAdministration() {
    Answer moved = site().get("/admin");
    assertThat(moved.header("Location")).endsWith(path() + "/admin/");
    Answer shell = site().get("/admin/").expect(200);
    assertThat(shell.header("Content-Type")).startsWith("text/html");
    URI script = URI.create(site().base() + "/admin/").resolve(adminScript(shell));
    Answer module = site().get(script.toString().substring(site().base().length())).expect(200);
    assertThat(module.header("Content-Type")).contains("javascript");
    assertThat(site().authorized("/api/admin/screens").expect(200).body()).contains("help");
  }

  /** The shell's links are relative, so that it need not know where it is. */
  private static String adminScript(Answer shell) {
    return Pattern.compile("<script type=\"module\" src=\"([^\"]+)\"")
        .matcher(shell.body())
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No script in " + shell.body()));
  }

  @Test
  void keepsTheAttributesOfTheSessionCookie() {
    Answer session =
        site()
            .post(
                "/api/session",
                Map.of("username", "admin", "password", CandorProcess.PASSWORD),
                "Origin",
                origin());
    assertThat(session.status()).isBetween(200, 204);
    String cookie = session.header("Set-Cookie");
    assertThat(cookie.split("\\s*;\\s*")).contains("HttpOnly", "SameSite=Lax", "Path=" + path());
    assertThat(
            site()
                .get("/api/session", "Cookie", cookie.substring(0, cookie.indexOf(';')))
                .expect(200)
                .json()
                .get("name")
                .asText())
        .isEqualTo("admin");
  }

  @Test
  void takesFormsWithoutScript() {
    publish();
    Answer sent =
        site()
            .post(
                "/forms/help.helpful",
                "article=" + ID + "&helpful=true&return=" + Site.encode("/help/en"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                origin())
            .expect(303);
    assertThat(sent.header("Location")).startsWith(path() + "/help/en?");
  }

  @Test
  void answersProblemsForWhatIsWrong() {
    Answer refused = site().get("/api/help/search?q=ferry&colour=red").expect(400);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.body()).contains("colour");
    site().authorized("PUT", "/api/help/articles/x", "{").expect(400);
    assertThat(new Site(site().base(), "wrong").put("/api/help/articles/x", Map.of()).status())
        .isEqualTo(401);
  }

  private void publish() {
    Answer stored =
        site()
            .put(
                "/api/help/articles/" + ID,
                Map.of(
                    "title", "Bicycles on the ferry",
                    "body", "Bringing a bicycle on the *ferry* is _free_ on weekdays.",
                    "lang", "en",
                    "category", "travel"));
    assertThat(stored.status()).as(stored.body()).isIn(200, 201);
  }

  private JsonNode search(String query) {
    return site().get("/api/help/search?lang=en&q=" + Site.encode(query)).expect(200).json();
  }

  private JsonNode hits(String query) {
    return search(query).get("hits");
  }

  private void assertLinksStayHere(Answer page) {
    assertThat(links(page))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link).startsWith(path() + "/"));
  }

  /** The paths of links into this server, whether written with the host or without. */
  private List<String> links(Answer page) {
    String origin = origin();
    return LINK.matcher(page.body())
        .results()
        .map((MatchResult match) -> match.group(1))
        .map(link -> link.startsWith(origin + "/") ? link.substring(origin.length()) : link)
        .filter(link -> link.startsWith("/") && !link.startsWith("//"))
        .toList();
  }

  private String origin() {
    return site().base().substring(0, site().base().length() - path().length());
  }

  private String path() {
    return URI.create(site().base()).getPath();
  }

  private static String sha256(Path file) throws IOException, GeneralSecurityException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
