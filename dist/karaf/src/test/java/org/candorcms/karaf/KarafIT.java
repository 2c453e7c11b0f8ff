// SPDX-License-Identifier: Apache-2.0
package org.candorcms.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.HostedDisclosure;
import org.candorcms.testkit.HostedHelpCenter;
import org.candorcms.testkit.ServerProcess;
import org.candorcms.testkit.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archives dropped into the folder of a stock Karaf. What its own features http and scr consist
 * of, Karaf takes from the local Maven repository or from Central.
 */
final class KarafIT extends HostedHelpCenter {
  private static final Logger log = LoggerFactory.getLogger(KarafIT.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(240);
  private static final String READY = "/api/help/search?q=ready";
  private static final List<String> KARS =
      List.of(
          "candor-runtime-1.0.0.kar",
          "candor-help-center-1.0.0.kar",
          "candor-disclosure-1.0.0.kar");
  private static final Pattern BUNDLE = Pattern.compile("mvn:([^/]+)/([^/]+)/([^<]+)<");

  private static ServerProcess karaf;
  private static Path base;

  @BeforeAll
  static void startKaraf() throws IOException {
    base =
        ServerProcess.emptyFolder(
            Path.of(System.getProperty("candor.work"), "karaf").toAbsolutePath());
    ServerProcess.copyFolder(Path.of(System.getProperty("candor.server")), base);
    int port = CandorProcess.freePort();
    listenOnLoopback(port);
    drop(KARS.get(0));
    karaf = start(port);
    Duration runtime = karaf.awaitReady(START_LIMIT, "/health/live");
    drop(KARS.get(1));
    Duration plugin = karaf.awaitReady(START_LIMIT, READY);
    log.info(
        "Stock Karaf served Candor after {} ms and the help center {} ms after its archive",
        runtime.toMillis(),
        plugin.toMillis());
  }

  /** As a whole: Karaf must not meet half an archive. */
  private static void drop(String kar) throws IOException {
    Path beside = base.resolve(kar);
    Files.copy(Path.of(System.getProperty("candor.kars"), kar), beside);
    Files.move(beside, base.resolve("deploy").resolve(kar), StandardCopyOption.ATOMIC_MOVE);
  }

  private static ServerProcess start(int port) {
    // exec, so that the process is Karaf and not a shell around it
    return ServerProcess.start(
        base,
        "http://127.0.0.1:" + port + "/candor",
        Map.of("KARAF_EXEC", "exec", "JAVA_HOME", System.getProperty("java.home")),
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
    assertThat(Files.readString(base.resolve("data/log/karaf.log")))
        .as("the bridge lets go of the host without a failure")
        .doesNotContain("at org.candorcms.bridge.");
  }

  @Test
  void bringsEveryBundleAlong() throws IOException {
    for (String kar : KARS) {
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
  void checksThePagesOfItsHost() throws IOException {
    drop(KARS.get(2));
    HostedDisclosure.check(site());
  }

  @Test
  void leavesTheHostsOwnAddressesAlone() {
    Site host = new Site(site().base().replace("/candor", ""), site().token());
    assertThat(host.get("/help").status()).isEqualTo(404);
    assertThat(host.get("/embed.js").status()).isEqualTo(404);
  }

  @Override
  protected Site site() {
    return karaf.site();
  }

  @Override
  protected Path deployedPlugin() {
    return base.resolve(
        "data/kar/candor-help-center-1.0.0/org/candorcms/help-center/1.0.0/help-center-1.0.0.jar");
  }
}
