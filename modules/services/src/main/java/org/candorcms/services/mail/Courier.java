// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

/** Hands mails to a server over a connection that is kept for the next one. Used by one thread. */
interface Courier extends AutoCloseable {
  /** Hands over a mail. */
  Outcome deliver(MailRow mail);

  /** Ends the connection, if there is one. */
  @Override
  void close();

  /** What the server said. */
  enum Verdict {
    /** It has the mail. */
    SENT,
    /** It will never take this mail. */
    REFUSED,
    /** It may take this mail another time. */
    LATER,
    /** It takes no mail at all at the moment. */
    DOWN
  }

  /**
   * The end of an attempt.
   *
   * @param problem for administrators; empty if there is none
   */
  record Outcome(Verdict verdict, String problem) {}
}
