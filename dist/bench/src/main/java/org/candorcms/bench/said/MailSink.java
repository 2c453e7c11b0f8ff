// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.said;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that keeps what it takes: as a real one it has a mail on disk before it says so,
 * which is when a duplicate can no longer be prevented.
 */
final class MailSink implements AutoCloseable {
  private static final Pattern RECIPIENT = Pattern.compile("RCPT TO:<([^>]*)>.*");

  /**
   * A mail that was taken.
   *
   * @param to its recipient
   * @param id its Message-ID
   */
  record Taken(String to, String id) {}

  private final ServerSocket socket;
  private final FileChannel disk;
  private final List<Taken> taken = new ArrayList<>();

  MailSink(Path file) throws IOException {
    disk = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::accept, "mail-sink");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many mails were taken since the beginning. */
  synchronized int count() {
    return taken.size();
  }

  /** The mails from one on. */
  synchronized List<Taken> since(int first) {
    return List.copyOf(taken.subList(first, taken.size()));
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> talk(client), "mail-sink-client");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** The part of RFC 5321 that a client needs; a client that is killed just goes away. */
  private void talk(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      say(out, "220 sink");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher recipient = RECIPIENT.matcher(line);
        if (recipient.matches()) {
          to = recipient.group(1);
          say(out, "250 ok");
        } else if (line.equals("DATA")) {
          say(out, "354 go on");
          if (!take(to, in)) {
            return;
          }
          say(out, "250 taken");
        } else {
          say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private boolean take(String to, BufferedReader in) throws IOException {
    String id = "";
    String line = in.readLine();
    for (; line != null && !line.equals("."); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
        id = line.substring(11).strip();
      }
    }
    if (line == null) {
      return false;
    }
    keep(new Taken(to, id));
    return true;
  }

  private synchronized void keep(Taken mail) throws IOException {
    disk.write(ByteBuffer.wrap((mail.to + " " + mail.id + "\n").getBytes(StandardCharsets.UTF_8)));
    disk.force(false);
    taken.add(mail);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    disk.close();
  }
}
