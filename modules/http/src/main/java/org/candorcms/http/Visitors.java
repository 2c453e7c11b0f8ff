// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candorcms.api.settings.HostSettings;

/**
 * The address of who really asks. {@code X-Forwarded-For} is believed only from the proxies named
 * in {@code candor.proxies}, otherwise anybody could choose an address for every request.
 */
final class Visitors {
  private final Set<String> proxies;

  Visitors(HostSettings settings) {
    proxies =
        settings.get("candor.proxies").stream()
            .flatMap(list -> Stream.of(list.split("[,\\s]+")))
            .filter(p -> !p.isBlank())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The nearest address that is not a trusted proxy; an IPv6 one is cut to its /64 network. */
  String address(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (fromProxy(request)) {
      String forwarded = request.getHeader("X-Forwarded-For");
      String[] hops = forwarded == null ? new String[0] : forwarded.split("\\s*,\\s*");
      for (int i = hops.length - 1; i >= 0 && proxies.contains(address); i--) {
        address = hops[i].strip();
      }
    }
    return network(address);
  }

  /** Whether the request was handed on by a trusted proxy. */
  boolean fromProxy(HttpServletRequest request) {
    return !proxies.isEmpty() && proxies.contains(request.getRemoteAddr());
  }

  /** Whether a program on this machine asks, not somebody behind a proxy on this machine. */
  static boolean loopback(HttpServletRequest request) {
    if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
      return false;
    }
    try {
      // a literal address, so no name is looked up
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String network(String address) {
    int colons = 0;
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) == ':' && ++colons == 4) {
        return address.substring(0, i);
      }
    }
    return address.length() > 64 ? address.substring(0, 64) : address;
  }
}
