// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses recipients called {@code unknown} for good, puts {@code busy} ones off, takes everybody
 * else as quickly as it can.
 */
final class QuickServer implements AutoCloseable {
  /** A mail that was taken. */
  record Taken(String to, String id) {}

  private final List<Taken> taken = new ArrayList<>();
  private final ServerSocket socket;

  QuickServer() throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::serve, "quick");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Taken> taken() {
    synchronized (taken) {
      return List.copyOf(taken);
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client.setTcpNoDelay(true);
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
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    say(client, "220 quick");
    String to = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT TO:<")) {
        to = line.substring(9, line.indexOf('>'));
        say(
            client,
            to.startsWith("unknown")
                ? "550 5.1.1 no such user"
                : to.startsWith("busy") ? "450 4.2.1 try later" : "250 ok");
      } else if (line.equals("DATA")) {
        say(client, "354 go on");
        String id = "";
        for (String body = in.readLine(); !".".equals(body); body = in.readLine()) {
          if (body == null) {
            return;
          }
          id = body.startsWith("Message-ID:") ? body : id;
        }
        synchronized (taken) {
          taken.add(new Taken(to, id));
        }
        say(client, "250 taken");
      } else {
        say(client, line.equals("QUIT") ? "221 bye" : "250 ok");
      }
    }
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
