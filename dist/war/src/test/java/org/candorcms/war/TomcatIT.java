// SPDX-License-Identifier: Apache-2.0
package org.candorcms.war;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** The archive in a stock Tomcat, below a context path of its own. */
final class TomcatIT extends HostedHelpCenter {
  private static final Logger log = LoggerFactory.getLogger(TomcatIT.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final String CONTEXT = "/cms";

  private static ServerProcess tomcat;
  private static Path base;

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
    Files.copy(
        Path.of(System.getProperty("candor.war")), base.resolve("webapps" + CONTEXT + ".war"));
    tomcat =
        ServerProcess.start(
            base,
            "http://127.0.0.1:" + port + CONTEXT,
            Map.of("CANDOR_DATA", base.resolve("data").toString()),
            command(home));
    Duration took = tomcat.awaitReady(START_LIMIT, "/api/help/search?q=ready");
    log.info("Tomcat with Candor answered after {} ms", took.toMillis());
  }

  /** What catalina.sh does, without the shell in between: the process is the server. */
  private static List<String> command(Path home) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
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
  static void stopTomcat() {
    if (tomcat != null) {
      tomcat.close();
    }
  }

  @Test
  void checksThePagesOfItsHost() {
    HostedDisclosure.check(site());
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
