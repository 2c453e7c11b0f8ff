// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection that asks for the same path again and again. */
final class Load {
  private static final int LONGEST_LINE = 32_768;

  private Load() {}

  /**
   * Sends requests one after the other.
   *
   * @return bytes of the bodies
   */
  static long send(int port, String path, int requests) throws IOException {
    byte[] request =
        ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: */*\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    long bytes = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
      for (int i = 0; i < requests; i++) {
        socket.getOutputStream().write(request);
        bytes += answer(in, path);
      }
    }
    return bytes;
  }

  private static long answer(InputStream in, String path) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(path + " answered " + status);
    }
    long length = -1;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (!chunked) {
      in.skipNBytes(length);
      return length;
    }
    long total = 0;
    for (int size = Integer.parseInt(line(in), 16); size > 0; ) {
      in.skipNBytes(size + 2L);
      total += size;
      size = Integer.parseInt(line(in), 16);
    }
    line(in);
    return total;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LONGEST_LINE) {
        throw new IOException("the connection ended in a header");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
