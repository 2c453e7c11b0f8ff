// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of the request for an order, and why.
 *
 * @param state what becomes of it
 * @param dueAt when the mail is to go out, where it is planned
 * @param reason why it waits, goes or has stopped
 * @param rule id of the rule that was applied
 */
public record Plan(State state, Optional<Instant> dueAt, Reason reason, String rule) {
  /** What becomes of a request. */
  public enum State {
    /** Something has to happen first. */
    WAITING,
    /** It has a day. */
    PLANNED,
    /** It will not be sent. */
    STOPPED,
    /** It was sent. */
    SENT
  }

  /** Why. Names are stable: they are stored and shown. */
  public enum Reason {
    /** The goods have not arrived. */
    NOT_DELIVERED,
    /** A complaint or question is open; asking goes on once it is closed. */
    OPEN_TICKET,
    /** Delivered, and nothing speaks against it. */
    DELIVERED,
    /** Delivered; the buyer was not told of such mail, which the law advises. */
    DELIVERED_NOTICE_ADVISED,
    /** The buyer was not told of such mail, which the law requires. */
    NO_MARKETING_NOTICE,
    /** The money was paid back. */
    REFUNDED,
    /** The buyer wants no such mail. */
    OPTED_OUT,
    /** The buyer was asked a short while ago. */
    COOL_DOWN,
    /** The delivery was too long ago when it became known. */
    TOO_LATE,
    /** The data of the order were erased. */
    ERASED,
    /** The mail could not be handed over. */
    UNDELIVERABLE
  }

  static Plan waiting(Reason reason, String rule) {
    return new Plan(State.WAITING, Optional.empty(), reason, rule);
  }

  static Plan stopped(Reason reason, String rule) {
    return new Plan(State.STOPPED, Optional.empty(), reason, rule);
  }

  static Plan planned(Instant dueAt, Reason reason, String rule) {
    return new Plan(State.PLANNED, Optional.of(dueAt), reason, rule);
  }
}
