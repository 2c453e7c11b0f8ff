// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.consent.Entry;
import org.candorcms.api.json.Json;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Progress;

/** What the host would give, small enough to see through. */
public final class Fakes {
  private Fakes() {}

  /** A ledger in memory. */
  public static final class Ledger implements Consents {
    private final Set<String> granted = new HashSet<>();

    @Override
    public void grant(Consent consent) {
      granted.add(consent.subject() + "|" + consent.purpose());
    }

    @Override
    public Set<String> granted(Collection<String> subjects, String purpose, String place) {
      return subjects.stream()
          .filter(s -> granted.contains(s + "|" + purpose))
          .collect(Collectors.toSet());
    }

    @Override
    public int withdraw(String subject, String purpose) {
      int before = granted.size();
      granted.removeIf(
          g -> purpose.isEmpty() ? g.startsWith(subject + "|") : g.equals(subject + "|" + purpose));
      return before - granted.size();
    }

    @Override
    public List<Entry> history(String subject) {
      return List.of();
    }

    @Override
    public String person(String email) {
      return "person-" + email.toLowerCase(java.util.Locale.ROOT).hashCode();
    }
  }

  /** An outbox in memory; it can break off in the middle. */
  public static final class Outbox implements Mail {
    public final Map<String, Message> sent = new LinkedHashMap<>();
    public int breaksAfter = Integer.MAX_VALUE;

    @Override
    public int sendAll(Map<String, Message> messages) {
      int fresh = 0;
      for (Map.Entry<String, Message> message : messages.entrySet()) {
        if (sent.putIfAbsent(message.getKey(), message.getValue()) == null) {
          fresh++;
        }
      }
      if (--breaksAfter < 0) {
        throw new IllegalStateException("Killed");
      }
      return fresh;
    }

    @Override
    public Counts counts(String batch) {
      return new Counts(
          0, sent.keySet().stream().filter(key -> key.startsWith(batch + ":")).count(), 0);
    }

    @Override
    public Optional<State> state(String key) {
      return Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }

    /** The token in the last mail to an address. */
    public String token(String to) {
      String text =
          sent.values().stream().filter(m -> m.to().equals(to)).reduce((a, b) -> b).get().text();
      int at = text.indexOf("token=") + 6;
      return text.substring(at).split("\\s")[0];
    }
  }

  /** A clock that is set. */
  public static final class SetClock extends Clock {
    public Instant now = Instant.parse("2026-06-10T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Writes what Java writes; enough for what is only kept. */
  public static final class PlainJson implements Json {
    @Override
    public <T> T read(String json, Class<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T convert(Map<String, ?> values, Class<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String write(Object value) {
      return value.toString();
    }

    @Override
    public Map<String, Object> readObject(String json) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> schema(Class<?> type) {
      throw new UnsupportedOperationException();
    }
  }

  /** No settings. */
  public static final class NoSettings implements HostSettings {
    @Override
    public Optional<String> get(String name) {
      return Optional.empty();
    }

    @Override
    public Path dataFolder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<java.net.URI> baseUrl() {
      return Optional.of(java.net.URI.create("https://shop.example"));
    }
  }

  /** Nobody looks at the progress. */
  public static final class Unseen implements Progress {
    @Override
    public void at(long done, long total) {}

    @Override
    public void message(String text) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
