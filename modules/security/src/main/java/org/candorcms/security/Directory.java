// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.candorcms.api.security.Authenticator;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is who. Asked on every request, so what was found is remembered for some seconds; whatever
 * withdraws a right forgets it at once (another node of a cluster needs those seconds).
 */
@Component(service = {Authenticator.class, Directory.class})
public final class Directory implements Authenticator {
  private static final Logger log = LoggerFactory.getLogger(Directory.class);
  private static final Duration MEMORY = Duration.ofSeconds(5);
  private static final int SHORTEST_ADMIN_TOKEN = 32;

  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final byte @Nullable [] adminToken;
  private final byte @Nullable [] localToken;
  private final ShortMemory<Caller> callers = new ShortMemory<>(MEMORY, System::nanoTime);
  private final AtomicLong withdrawals = new AtomicLong();

  /** Works on the unit of this module. */
  @Activate
  public Directory(
      @Reference(target = "(candor.store=security)") Store store,
      @Reference HostSettings settings,
      @Reference Clock clock) {
    this.accounts = new Accounts(store, clock, new Passwords());
    this.sessions = new Sessions(store, clock);
    this.tokens = new Tokens(store, clock);
    this.adminToken = adminToken(settings);
    // made by the launcher for commands of the same user on the same machine
    this.localToken =
        settings
            .get("candor.local.token")
            .filter(t -> t.length() >= SHORTEST_ADMIN_TOKEN)
            .map(Secrets::digest)
            .orElse(null);
  }

  private static byte @Nullable [] adminToken(HostSettings settings) {
    String token = settings.get("candor.admin.token").map(String::strip).orElse("");
    if (token.isEmpty()) {
      return null;
    }
    if (token.length() < SHORTEST_ADMIN_TOKEN) {
      log.warn(
          "CANDOR_ADMIN_TOKEN has {} characters and is ignored; {} or more are needed",
          token.length(),
          SHORTEST_ADMIN_TOKEN);
      return null;
    }
    return Secrets.digest(token);
  }

  Accounts accounts() {
    return accounts;
  }

  Sessions sessions() {
    return sessions;
  }

  Tokens tokens() {
    return tokens;
  }

  @Override
  public Optional<Caller> byToken(String token) {
    if (adminToken != null && MessageDigest.isEqual(adminToken, Secrets.digest(token))) {
      return Optional.of(
          new Caller("admin-token", Roles.implied(java.util.List.of(Role.ADMINISTRATOR))));
    }
    if (localToken != null && MessageDigest.isEqual(localToken, Secrets.digest(token))) {
      return Optional.of(new Caller("local", Roles.implied(java.util.List.of(Role.ADMINISTRATOR))));
    }
    if (!token.startsWith(Secrets.TOKEN_PREFIX)) {
      return Optional.empty();
    }
    return remembered("t", Secrets.hash(token), tokens::find);
  }

  @Override
  public Optional<Caller> bySession(String session) {
    return remembered("s", Secrets.hash(session), sessions::find);
  }

  private Optional<Caller> remembered(
      String kind, String hash, Function<String, Optional<Caller>> lookup) {
    String key = kind + hash;
    Optional<Caller> known = callers.get(key);
    if (known.isPresent()) {
      return known;
    }
    long before = withdrawals.get();
    Optional<Caller> found = lookup.apply(hash);
    // What was read before a withdrawal must not be remembered after it.
    found.filter(c -> before == withdrawals.get()).ifPresent(c -> callers.put(key, c));
    return found;
  }

  /** Forgets everybody; called after something was withdrawn or changed. */
  void forget() {
    withdrawals.incrementAndGet();
    callers.clear();
  }
}
