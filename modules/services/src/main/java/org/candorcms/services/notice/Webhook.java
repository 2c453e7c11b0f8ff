// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts a message as Standard Webhooks 1.0 describes it. The address is resolved once, checked and
 * then connected to, so that no second answer of the name server can lead elsewhere; that is why
 * this speaks HTTP itself: the client of the JDK resolves again. Redirects are not followed.
 */
final class Webhook {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int MAX_STATUS_LINE = 1_000;
  private static final String SECRET_PREFIX = "whsec_";

  private final boolean privateAllowed;
  private final byte[] secret;

  /**
   * A sender.
   *
   * @param privateAllowed whether plain http and addresses of the own network are allowed
   * @param secret {@code whsec_} and base64; empty for none, then nothing is signed
   */
  Webhook(boolean privateAllowed, String secret) {
    this.privateAllowed = privateAllowed;
    this.secret = key(secret);
  }

  /** A secret that is no base64 counts as it is. */
  private static byte[] key(String secret) {
    if (secret.startsWith(SECRET_PREFIX)) {
      try {
        return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
      } catch (IllegalArgumentException e) {
        return secret.getBytes(StandardCharsets.UTF_8);
      }
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Posts.
   *
   * @return the status that was answered
   * @throws IOException if there was no answer, or the address is not allowed
   */
  int post(URI address, String id, Instant at, String json) throws IOException {
    boolean tls = "https".equals(address.getScheme());
    if (!tls && !(privateAllowed && "http".equals(address.getScheme()))) {
      throw new IOException("Only https addresses are called");
    }
    String host = host(address);
    int port = address.getPort() > 0 ? address.getPort() : tls ? 443 : 80;
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        head(address, host, port, tls, id, at, body).getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = connect(resolve(host), port)) {
      if (!tls) {
        return exchange(socket, head, body);
      }
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true)) {
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return exchange(secured, head, body);
      }
    }
  }

  private static String host(URI address) throws IOException {
    String host = address.getHost();
    if (host == null) {
      throw new IOException("The address has no host");
    }
    boolean literal = host.startsWith("[");
    return literal ? host.substring(1, host.length() - 1) : IDN.toASCII(host);
  }

  private InetAddress resolve(String host) throws IOException {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new IOException("The host is not known", e);
    }
    for (InetAddress each : all) {
      if (!privateAllowed && !isPublic(each)) {
        throw new IOException("The host has an address inside a private network");
      }
    }
    return all[0];
  }

  /** Whether an address belongs to the open internet (the IANA special-purpose registries). */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    return b.length == 4 ? isPublic4(b[0] & 255, b[1] & 255, b[2] & 255) : isPublic6(b);
  }

  private static boolean isPublic4(int first, int second, int third) {
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean bench = first == 198 && (second == 18 || second == 19);
    boolean sample =
        first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
    return first != 0 && first < 240 && !shared && !protocol && !bench && !sample;
  }

  /** Only 2000::/3 is given out; what wraps an IPv4 address counts as that address. */
  private static boolean isPublic6(byte[] b) {
    if (b[0] == 0x20 && b[1] == 0x02) { // 6to4
      return isInner4Public(b, 2);
    }
    if (b[0] == 0 && b[1] == 0x64 && (b[2] & 255) == 0xff && (b[3] & 255) == 0x9b) { // NAT64
      return isInner4Public(b, 12);
    }
    boolean teredoOrSpecial = b[0] == 0x20 && b[1] == 0x01 && b[2] < 2 && b[2] >= 0;
    boolean documentation = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && (b[3] & 255) == 0xb8;
    return (b[0] & 0xe0) == 0x20 && !teredoOrSpecial && !documentation;
  }

  private static boolean isInner4Public(byte[] b, int at) {
    try {
      return isPublic(InetAddress.getByAddress(java.util.Arrays.copyOfRange(b, at, at + 4)));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Socket connect(InetAddress address, int port) throws IOException {
    Socket socket = new Socket(java.net.Proxy.NO_PROXY);
    try {
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private String head(
      URI address, String host, int port, boolean tls, String id, Instant at, byte[] body) {
    String path =
        address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    URI ascii = URI.create("x:" + path + query);
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    boolean usual = port == (tls ? 443 : 80);
    String seconds = Long.toString(at.getEpochSecond());
    StringBuilder head =
        new StringBuilder(400)
            .append("POST ")
            .append(ascii.toASCIIString().substring(2))
            .append(" HTTP/1.1\r\nHost: ")
            .append(shown)
            .append(usual ? "" : ":" + port)
            .append("\r\nContent-Type: application/json\r\nUser-Agent: Candor\r\n")
            .append("Accept: */*\r\nConnection: close\r\nContent-Length: ")
            .append(body.length)
            .append("\r\nwebhook-id: ")
            .append(id)
            .append("\r\nwebhook-timestamp: ")
            .append(seconds)
            .append("\r\n");
    if (secret.length > 0) {
      head.append("webhook-signature: v1,").append(signature(id, seconds, body)).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  String signature(String id, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int exchange(Socket socket, byte[] head, byte[] body) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(head);
    out.write(body);
    out.flush();
    String line = statusLine(socket.getInputStream());
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
      throw new IOException("The answer is not HTTP");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static String statusLine(InputStream in) throws IOException {
    long end = System.nanoTime() + ANSWER_MILLIS * 1_000_000L;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() > MAX_STATUS_LINE || System.nanoTime() > end) {
        throw new SocketTimeoutException("The answer is too long or too slow");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
