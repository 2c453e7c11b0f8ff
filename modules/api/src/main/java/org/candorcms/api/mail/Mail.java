// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.mail;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends mail through an outbox: what was accepted is on disk, is tried again until the server takes
 * it, and goes out once. Where no mail server is set, mails wait.
 *
 * <p>A key names one mail for ever, so a caller that is not sure whether it was accepted (it was
 * stopped between its own commit and this call) just sends it again. Do not call this inside the
 * work of a {@code Store}: that work may run several times and holds a connection. Send before the
 * commit that notes it as sent, or after it from a task that repeats what is not noted.
 *
 * <p>The part of a key before its last colon is its batch: {@code said.notify:refunds:f81} belongs
 * to {@code said.notify:refunds}. Thread-safe; calls may block for a database write, never for the
 * mail server.
 *
 * @since 1.0
 */
@ProviderType
public interface Mail {
  /** How many mails {@link #sendAll} takes at most. */
  int MAX_AT_ONCE = 1_000;

  /**
   * Accepts a mail.
   *
   * @param key unique for ever, plugin first, {@code [A-Za-z0-9._:-]{1,200}}; no personal data
   * @return false if a mail with this key was accepted before; it is left as it is
   * @throws IllegalArgumentException if the key is not of that form
   */
  default boolean send(String key, Message message) {
    return sendAll(Map.of(key, message)) == 1;
  }

  /**
   * Accepts many mails in one transaction: all or none.
   *
   * @param messages by key, at most {@link #MAX_AT_ONCE}
   * @return how many had a key that was not accepted before
   */
  int sendAll(Map<String, Message> messages);

  /** How far the mails of a batch are. */
  Counts counts(String batch);

  /** What became of a mail; empty if the key was never accepted or is older than 400 days. */
  Optional<State> state(String key);

  /** Why mails wait at the moment, for editors: no server is set, or it does not answer. */
  Optional<String> obstacle();

  /**
   * Mails by state.
   *
   * @param waiting accepted, not sent yet
   * @param sent taken by the mail server
   * @param failed given up: refused for good, or tried for three days
   */
  record Counts(long waiting, long sent, long failed) {}

  /** What became of a mail. */
  enum State {
    /** Accepted, not sent yet. */
    WAITING,
    /** Taken by the mail server. */
    SENT,
    /** Given up: refused for good, or tried for three days. */
    FAILED
  }
}
