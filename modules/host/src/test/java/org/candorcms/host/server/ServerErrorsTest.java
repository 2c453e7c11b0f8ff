// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerErrorsTest {
  private final Server server = new Server();
  private final ServerConnector port = new ServerConnector(server);

  @BeforeEach
  void start() throws Exception {
    port.setHost("127.0.0.1");
    server.addConnector(port);
    server.start();
    Connector connector = new ServerErrors().createConnector(server);
    server.addConnector(connector);
    connector.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%2e%2e/x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "G\0T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT /api HTTP/1.1\r\nHost: a\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
      })
  void answersWhatCannotBeReadWithAProblem(String request) throws IOException {
    String answer = send(request);

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-request\"");
    assertThat(answer)
        .containsIgnoringCase("content-type: application/problem+json\r\n")
        .containsIgnoringCase("x-content-type-options: nosniff\r\n");
  }

  @Test
  void opensNoPort() {
    assertThat(server.getConnectors()[1])
        .isInstanceOfSatisfying(
            ServerConnector.class, closed -> assertThat(closed.isOpen()).isFalse());
  }

  @Test
  void keepsTheStatusOfTheServer() throws IOException {
    String answer = send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431").contains("\"status\":431");
  }

  private String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.getLocalPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] buffer = new byte[8192];
      StringBuilder answer = new StringBuilder();
      for (int n = read(socket, buffer); n > 0; n = read(socket, buffer)) {
        answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
      return answer.toString();
    }
  }

  /** The server may close with unread bytes, which resets the connection after the answer. */
  private static int read(Socket socket, byte[] buffer) {
    try {
      return socket.getInputStream().read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }
}
