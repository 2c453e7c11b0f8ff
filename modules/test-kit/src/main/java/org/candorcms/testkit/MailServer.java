// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on the loopback address that takes every mail. */
public final class MailServer implements AutoCloseable {
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final ServerSocket socket;

  /**
   * Listens.
   *
   * @param port or 0 for any free one
   */
  public MailServer(int port) throws IOException {
    socket = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "smtp");
    thread.setDaemon(true);
    thread.start();
  }

  /** The port of the loopback address. */
  public int port() {
    return socket.getLocalPort();
  }

  /** The mails so far with their headers, as they came over the wire. */
  public List<String> mails() {
    return List.copyOf(mails);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, "220 test");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("DATA")) {
        say(client, "354 go on");
        mails.add(mail(in));
        say(client, "250 taken");
      } else {
        say(client, line.equals("QUIT") ? "221 bye" : "250 ok");
      }
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
