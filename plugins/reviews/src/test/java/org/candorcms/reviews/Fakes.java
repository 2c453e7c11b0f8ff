// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.consent.Entry;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.media.Image;
import org.candorcms.api.media.Images;
import org.candorcms.api.notice.Notice;
import org.candorcms.api.notice.Notices;

/** Services of the host as tests need them. */
public final class Fakes {
  private Fakes() {}

  /** Settings with their defaults, but for some by method name. */
  @SuppressWarnings("unchecked")
  public static <A> A settings(Class<A> type, Map<String, Object> chosen) {
    return (A)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                chosen.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  /** The host's JSON. */
  public static org.candorcms.api.json.Json json() {
    return new org.candorcms.rest.json.StrictJson();
  }

  /** A clock that tests set. */
  public static final class SetClock extends Clock {
    private Instant now;

    public SetClock(String now) {
      set(now);
    }

    public void set(String moment) {
      now = Instant.parse(moment);
    }

    public void pass(Duration time) {
      now = now.plus(time);
    }

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

  /** Keeps what was raised, as the contract says. */
  public static final class OpenNotices implements Notices {
    public final Map<String, Notice> open = new LinkedHashMap<>();
    public final List<Notice> told = new ArrayList<>();

    /** How urgent the open notice with a key is. */
    public Notice.Severity severity(String key) {
      return java.util.Objects.requireNonNull(open.get(key), key).severity();
    }

    @Override
    public void raise(Notice notice) {
      Notice before = open.put(notice.key(), notice);
      if (before == null || before.severity().compareTo(notice.severity()) < 0) {
        told.add(notice);
      }
    }

    @Override
    public void resolve(String key) {
      open.remove(key);
    }
  }

  /** An outbox in memory. */
  public static final class Outbox implements Mail {
    public final Map<String, Message> messages = new LinkedHashMap<>();

    @Override
    public int sendAll(Map<String, Message> more) {
      int fresh = 0;
      for (Map.Entry<String, Message> one : more.entrySet()) {
        fresh += messages.putIfAbsent(one.getKey(), one.getValue()) == null ? 1 : 0;
      }
      return fresh;
    }

    @Override
    public Counts counts(String batch) {
      return new Counts(0, messages.size(), 0);
    }

    @Override
    public Optional<State> state(String key) {
      return messages.containsKey(key) ? Optional.of(State.SENT) : Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }
  }

  /** A ledger in memory; ends are told to nobody. */
  public static final class LedgerInMemory implements Consents {
    private final Clock clock;
    private final Map<String, List<Entry>> entries = new HashMap<>();

    public LedgerInMemory(Clock clock) {
      this.clock = clock;
    }

    @Override
    public void grant(Consent consent) {
      end(consent.subject(), consent.purpose(), "replaced");
      entries
          .computeIfAbsent(consent.subject(), subject -> new ArrayList<>())
          .add(new Entry(consent, clock.instant(), null, ""));
    }

    @Override
    public Set<String> granted(Collection<String> subjects, String purpose, String place) {
      return subjects.stream()
          .filter(
              subject ->
                  history(subject).stream()
                      .anyMatch(
                          e ->
                              e.end().isEmpty()
                                  && e.consent().purpose().equals(purpose)
                                  && e.consent().place().equals(place)))
          .collect(Collectors.toSet());
    }

    @Override
    public int withdraw(String subject, String purpose) {
      return end(subject, purpose, "withdrawn");
    }

    private int end(String subject, String purpose, String reason) {
      int ended = 0;
      List<Entry> list = entries.getOrDefault(subject, new ArrayList<>());
      for (int i = 0; i < list.size(); i++) {
        Entry entry = list.get(i);
        if (entry.end().isEmpty()
            && (purpose.isEmpty() || entry.consent().purpose().equals(purpose))) {
          list.set(i, new Entry(entry.consent(), entry.grantedAt(), clock.instant(), reason));
          ended++;
        }
      }
      return ended;
    }

    @Override
    public List<Entry> history(String subject) {
      return List.copyOf(entries.getOrDefault(subject, List.of()));
    }

    @Override
    public String person(String email) {
      return "person:" + Integer.toHexString(email.toLowerCase(java.util.Locale.ROOT).hashCode());
    }
  }

  /** Pictures in memory. */
  public static final class Album implements Images {
    public final Map<String, byte[]> kept = new LinkedHashMap<>();

    @Override
    public Image add(byte[] upload) {
      String id = "picture" + kept.size();
      kept.put(id, upload);
      return image(id);
    }

    @Override
    public Image image(String id) {
      return new Image(id, "/media/" + id, 800, 600, "/media/small/" + id, 200, 150);
    }

    @Override
    public void remove(String id) {
      kept.remove(id);
    }
  }
}
