// SPDX-License-Identifier: Apache-2.0
package org.candorcms.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.HostedDisclosure;
import org.candorcms.testkit.HostedHelpCenter;
import org.candorcms.testkit.HostedReviews;
import org.candorcms.testkit.HostedSaid;
import org.candorcms.testkit.MailServer;
import org.candorcms.testkit.ServerProcess;
import org.candorcms.testkit.Site;
import org.candorcms.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archives dropped into the folder of a stock Karaf. What its own features http and scr consist
 * of, Karaf takes from the local Maven repository or from Central. One plugin is there at a time;
 * the order of tests only saves changes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KarafIT extends HostedHelpCenter {
  private static final Logger log = LoggerFactory.getLogger(KarafIT.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(240);
  private static final Duration CHANGE_LIMIT = Duration.ofSeconds(120);
  private static final int FIRST = 1;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String RUNTIME = "runtime";
  private static final String HELP_CENTER = "help-center";

  /** An address that each plugin answers as soon as it serves. */
  private static final Map<String, String> ADDRESSES =
      Map.of(
          HELP_CENTER,
          "/api/help/search?q=ready",
          "reviews",
          "/api/ratings?product=ready",
          "you-said-we-did",
          "/api/actions",
          "disclosure",
          "/fragments/disclosure.policy");

  private static final Pattern BUNDLE = Pattern.compile("mvn:([^/]+)/([^/]+)/([^<]+)<");

  private static ServerProcess karaf;
  private static Path base;
  private static MailServer mail;

  /** The plugin that is there. */
  private static String deployed = "";

  @BeforeAll
  static void startKaraf() throws IOException {
    base =
        ServerProcess.emptyFolder(
            Path.of(System.getProperty("candor.work"), "karaf").toAbsolutePath());
    ServerProcess.copyFolder(Path.of(System.getProperty("candor.server")), base);
    int port = CandorProcess.freePort();
    listenOnLoopback(port);
    mail = new MailServer(0);
    drop(RUNTIME);
    karaf = start(port);
    Duration runtime = karaf.awaitReady(START_LIMIT, "/health/live");
    log.info("Stock Karaf served Candor after {} ms", runtime.toMillis());
  }

  /** Has one plugin in Karaf and no other. */
  private static Site alone(String plugin) {
    if (!deployed.equals(plugin)) {
      try {
        if (!deployed.isEmpty()) {
          Files.delete(base.resolve("deploy").resolve(kar(deployed)));
          Waiting.until(deployed + " is gone", CHANGE_LIMIT, () -> status(deployed) == NOT_FOUND);
        }
        deployed = plugin;
        drop(plugin);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Duration took =
          Waiting.until(plugin + " is served", CHANGE_LIMIT, () -> status(plugin) == OK);
      log.info("{} was served {} ms after its archive", plugin, took.toMillis());
      assertThat(ADDRESSES.keySet().stream().filter(other -> status(other) == OK))
          .containsExactly(plugin);
    }
    return karaf.site();
  }

  private static int status(String plugin) {
    return karaf.site().get(ADDRESSES.getOrDefault(plugin, "")).status();
  }

  private static String kar(String name) {
    return "candor-" + name + "-1.0.0.kar";
  }

  /** As a whole: Karaf must not meet half an archive. */
  private static void drop(String name) throws IOException {
    Path beside = base.resolve(kar(name));
    Files.copy(Path.of(System.getProperty("candor.kars"), kar(name)), beside);
    Files.move(beside, base.resolve("deploy").resolve(kar(name)), StandardCopyOption.ATOMIC_MOVE);
  }

  private static ServerProcess start(int port) {
    // exec, so that the process is Karaf and not a shell around it
    return ServerProcess.start(
        base,
        "http://127.0.0.1:" + port + "/candor",
        Map.of(
            "KARAF_EXEC", "exec",
            "JAVA_HOME", System.getProperty("java.home"),
            "CANDOR_MAIL_HOST", "127.0.0.1",
            "CANDOR_MAIL_PORT", Integer.toString(mail.port()),
            "CANDOR_MAIL_TLS", "none",
            "CANDOR_MAIL_FROM", "shop@example.org"),
        List.of(base.resolve("bin/karaf").toString(), "server"));
  }

  private static void listenOnLoopback(int port) throws IOException {
    Path etc = base.resolve("etc");
    Files.writeString(
        etc.resolve("org.ops4j.pax.web.cfg"),
        "org.osgi.service.http.port = "
            + port
            + "\n"
            + "org.ops4j.pax.web.listening.addresses = 127.0.0.1\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
    Path shell = etc.resolve("org.apache.karaf.shell.cfg");
    ServerProcess.edit(shell, "sshPort = 8101", "sshPort = " + CandorProcess.freePort());
    ServerProcess.edit(shell, "sshHost = 0.0.0.0", "sshHost = 127.0.0.1");
    Path management = etc.resolve("org.apache.karaf.management.cfg");
    ServerProcess.edit(
        management, "rmiRegistryPort = 1099", "rmiRegistryPort = " + CandorProcess.freePort());
    ServerProcess.edit(
        management, "rmiServerPort = 44444", "rmiServerPort = " + CandorProcess.freePort());
  }

  @AfterAll
  static void stopKaraf() throws IOException {
    if (karaf == null) {
      return;
    }
    karaf.close();
    mail.close();
    assertThat(Files.readString(base.resolve("data/log/karaf.log")))
        .as("the bridge lets go of the host without a failure")
        .doesNotContain("at org.candorcms.bridge.");
  }

  @Test
  void bringsEveryBundleAlong() throws IOException {
    for (String name : Stream.concat(Stream.of(RUNTIME), ADDRESSES.keySet().stream()).toList()) {
      String kar = kar(name);
      try (JarFile archive =
          new JarFile(Path.of(System.getProperty("candor.kars"), kar).toFile())) {
        List<String> missing = new ArrayList<>();
        String features = features(archive);
        Matcher bundle = BUNDLE.matcher(features);
        while (bundle.find()) {
          String path = pathOf(bundle.group(1), bundle.group(2), bundle.group(3));
          if (archive.getEntry(path) == null) {
            missing.add(path);
          }
        }
        assertThat(missing).as(kar).isEmpty();
        assertThat(features).contains("org.candorcms/").doesNotContain("${");
      }
    }
  }

  private static String features(JarFile archive) throws IOException {
    String name =
        archive.stream()
            .map(java.util.jar.JarEntry::getName)
            .filter(entry -> entry.endsWith("-features.xml"))
            .findFirst()
            .orElseThrow();
    return new String(
        archive.getInputStream(archive.getEntry(name)).readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String pathOf(String group, String artifact, String version) {
    return "repository/%s/%s/%s/%s-%s.jar"
        .formatted(group.replace('.', '/'), artifact, version, artifact, version);
  }

  @Test
  @Order(FIRST)
  void takesReviewsWithoutAnotherPlugin() {
    HostedReviews.check(alone("reviews"));
  }

  @Test
  @Order(FIRST)
  void answersVoicesWithoutAnotherPlugin() {
    HostedSaid.check(alone("you-said-we-did"), mail);
  }

  @Test
  @Order(FIRST)
  void checksThePagesOfItsHostWithoutAnotherPlugin() {
    HostedDisclosure.check(alone("disclosure"));
  }

  @Test
  void leavesTheHostsOwnAddressesAlone() {
    Site host = new Site(site().base().replace("/candor", ""), site().token());
    assertThat(host.get("/help").status()).isEqualTo(404);
    assertThat(host.get("/embed.js").status()).isEqualTo(404);
  }

  @Override
  protected Site site() {
    return alone(HELP_CENTER);
  }

  @Override
  protected Path deployedPlugin() {
    return base.resolve(
        "data/kar/candor-help-center-1.0.0/org/candorcms/help-center/1.0.0/help-center-1.0.0.jar");
  }
}
