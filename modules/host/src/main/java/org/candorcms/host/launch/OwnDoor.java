// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Asks the product's own address whether it answers, the way a visitor would reach it. A plain
 * socket is used because an HTTP client would cost a tenth of a second of the start.
 */
final class OwnDoor {
  private static final int LIMIT_MILLIS = 5_000;
  private static final byte[] REQUEST =
      "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final String host;
  private final int port;

  OwnDoor(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Waits until it answers 200, or the limit passes. */
  boolean opens(long limitSeconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    while (System.nanoTime() < end) {
      if (answers()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return false;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      InetAddress address = InetAddress.getByName(host);
      socket.connect(
          new InetSocketAddress(
              address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port),
          LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(REQUEST);
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false;
    }
  }
}
