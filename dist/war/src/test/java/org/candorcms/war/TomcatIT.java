// SPDX-License-Identifier: Apache-2.0
package org.candorcms.war;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.HostedDisclosure;
import org.candorcms.testkit.HostedHelpCenter;
import org.candorcms.testkit.HostedReviews;
import org.candorcms.testkit.HostedSaid;
import org.candorcms.testkit.MailServer;
import org.candorcms.testkit.ServerProcess;
import org.candorcms.testkit.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive in a stock Tomcat, below a context path of its own; and beside it three times more,
 * each time with one plugin.
 */
final class TomcatIT extends HostedHelpCenter {
  private static final Logger log = LoggerFactory.getLogger(TomcatIT.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final String CONTEXT = "/cms";
  private static final List<String> ALONE = List.of("reviews", "you-said-we-did", "disclosure");

  private static ServerProcess tomcat;
  private static Path base;
  private static MailServer mail;
  private static String origin;

  @BeforeAll
  static void startTomcat() throws IOException {
    Path home = Path.of(System.getProperty("candor.server"));
    base =
        ServerProcess.emptyFolder(
            Path.of(System.getProperty("candor.work"), "tomcat").toAbsolutePath());
    int port = CandorProcess.freePort();
    ServerProcess.copyFolder(home.resolve("conf"), base.resolve("conf"));
    ServerProcess.edit(
        base.resolve("conf/server.xml"),
        "<Connector port=\"8080\"",
        "<Connector address=\"127.0.0.1\" port=\"" + port + "\"");
    ServerProcess.edit(
        base.resolve("conf/server.xml"), "<Server port=\"8005\"", "<Server port=\"-1\"");
    for (String folder : List.of("logs", "temp", "work", "webapps")) {
      Files.createDirectories(base.resolve(folder));
    }
    Path war = Path.of(System.getProperty("candor.war"));
    Files.copy(war, base.resolve("webapps" + CONTEXT + ".war"));
    keepsData(CONTEXT.substring(1));
    for (String plugin : ALONE) {
      unpackWith(plugin, war);
      keepsData(plugin);
    }
    mail = new MailServer(0);
    origin = "http://127.0.0.1:" + port;
    tomcat =
        ServerProcess.start(
            base,
            origin + CONTEXT,
            Map.of(
                "CANDOR_MAIL_HOST", "127.0.0.1",
                "CANDOR_MAIL_PORT", Integer.toString(mail.port()),
                "CANDOR_MAIL_TLS", "none",
                "CANDOR_MAIL_FROM", "shop@example.org"),
            command(home));
    Duration took = tomcat.awaitReady(START_LIMIT, "/api/help/search?q=ready");
    log.info("Tomcat with Candor answered after {} ms", took.toMillis());
  }

  /** As an integrator chooses plugins: by the list of bundles. */
  private static void unpackWith(String plugin, Path war) throws IOException {
    Path folder = base.resolve("webapps").resolve(plugin);
    try (FileSystem archive = FileSystems.newFileSystem(war)) {
      ServerProcess.copyFolder(archive.getPath("WEB-INF"), folder.resolve("WEB-INF"));
    }
    Path list = folder.resolve("WEB-INF/candor/conf/bundles.txt");
    Files.write(
        list,
        Files.readAllLines(list).stream()
            .filter(line -> !line.contains("plugins/") || line.endsWith("/" + plugin + ".jar"))
            .toList());
  }

  /** The context's own data folder, by a parameter of the context. */
  private static void keepsData(String context) throws IOException {
    Path contexts = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
    Files.writeString(
        contexts.resolve(context + ".xml"),
        "<Context><Parameter name=\"candor.data\" value=\"%s\"/></Context>"
            .formatted(base.resolve("data").resolve(context)));
  }

  /** What catalina.sh does, without the shell in between: the process is the server. */
  private static List<String> command(Path home) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx768m",
        "-cp",
        home.resolve("bin/bootstrap.jar")
            + java.io.File.pathSeparator
            + home.resolve("bin/tomcat-juli.jar"),
        "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
        "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
        "-Dcatalina.home=" + home,
        "-Dcatalina.base=" + base,
        "-Djava.io.tmpdir=" + base.resolve("temp"),
        "org.apache.catalina.startup.Bootstrap",
        "start");
  }

  @AfterAll
  static void stopTomcat() throws IOException {
    if (tomcat != null) {
      tomcat.close();
      mail.close();
    }
  }

  private static Site alone(String plugin) {
    Site site = new Site(origin + "/" + plugin, tomcat.site().token());
    assertThat(site.get("/api/help/search?q=x").status()).isEqualTo(404);
    return site;
  }

  @Test
  void takesReviewsWithoutAnotherPlugin() {
    HostedReviews.check(alone("reviews"));
  }

  @Test
  void answersVoicesWithoutAnotherPlugin() {
    HostedSaid.check(alone("you-said-we-did"), mail);
  }

  @Test
  void checksThePagesOfItsHostWithoutAnotherPlugin() {
    HostedDisclosure.check(alone("disclosure"));
  }

  @Override
  protected Site site() {
    return tomcat.site();
  }

  @Override
  protected Path deployedPlugin() {
    return base.resolve("webapps" + CONTEXT + "/WEB-INF/candor/plugins/help-center.jar");
  }
}
