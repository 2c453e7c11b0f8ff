// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.disclosure.wording.Statement;

/** Tells by its address that a link earns somebody a commission. */
final class LinkSigns {
  private static final int MAX_PARAMETERS = 60;

  private final Map<String, String> networks = new HashMap<>();
  private final Map<String, List<Lexicon.Parameter>> parameters = new HashMap<>();
  private final List<String> paths;

  LinkSigns(Lexicon.LinkFile file) {
    for (Lexicon.Network network : file.networks()) {
      network.hosts().forEach(host -> networks.put(host, network.name()));
    }
    for (Lexicon.Parameter parameter : file.parameters()) {
      parameter
          .names()
          .forEach(name -> parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(parameter));
    }
    this.paths = List.copyOf(file.paths());
  }

  /** What gives the link away; empty if nothing does. */
  Optional<Statement> why(String href) {
    String host = host(href);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    for (String part = host; !part.isEmpty(); part = parent(part)) {
      String network = networks.get(part);
      if (network != null) {
        return Optional.of(Statement.of("why.network", "name", network, "host", part));
      }
    }
    return byPath(href).or(() -> byQuery(href, host));
  }

  private Optional<Statement> byPath(String href) {
    int end = href.indexOf('?');
    String path = Words.lower(end < 0 ? href : href.substring(0, end));
    return paths.stream()
        .filter(sign -> path.contains(sign) && path.indexOf(sign) + sign.length() < path.length())
        .findFirst()
        .map(sign -> Statement.of("why.path", "name", sign));
  }

  private Optional<Statement> byQuery(String href, String host) {
    int start = href.indexOf('?');
    if (start < 0) {
      return Optional.empty();
    }
    int end = href.indexOf('#', start);
    String query = href.substring(start + 1, end < 0 ? href.length() : end);
    int seen = 0;
    for (String pair : query.split("&", MAX_PARAMETERS + 1)) {
      if (++seen > MAX_PARAMETERS) {
        break;
      }
      int equals = pair.indexOf('=');
      String name = Words.lower(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : Words.lower(pair.substring(equals + 1));
      for (Lexicon.Parameter sign : parameters.getOrDefault(name, List.of())) {
        if (!value.isEmpty() && fits(sign.hosts(), host) && fitsValue(sign.values(), value)) {
          return Optional.of(Statement.of("why.parameter", "name", name));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(List<String> hosts, String host) {
    return hosts.isEmpty() || hosts.stream().anyMatch(known -> within(host, known));
  }

  private static boolean fitsValue(List<String> values, String value) {
    return values.isEmpty() || values.stream().anyMatch(value::contains);
  }

  /** Whether a host is a domain or below it; {@code amazon.*} means any ending. */
  static boolean within(String host, String domain) {
    if (domain.endsWith(".*")) {
      String name = domain.substring(0, domain.length() - 1);
      return host.startsWith(name) || host.contains("." + name);
    }
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static String parent(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }

  /** The host of a web address, lower case; empty for anything else. */
  static String host(String href) {
    int start = href.indexOf("//");
    if (start < 0 || start > 6) {
      return "";
    }
    String scheme = href.substring(0, start).toLowerCase(Locale.ROOT);
    if (!scheme.isEmpty() && !scheme.equals("http:") && !scheme.equals("https:")) {
      return "";
    }
    int end = start + 2;
    while (end < href.length() && "/?#\\".indexOf(href.charAt(end)) < 0) {
      end++;
    }
    String authority = href.substring(start + 2, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int port = authority.indexOf(':');
    String host = (port < 0 ? authority : authority.substring(0, port)).toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
