// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import java.util.Locale;
import org.candorcms.disclosure.wording.Statement;

/** What ties a creator to a brand, or what a picture is, as rules distinguish it. */
public enum Connection {
  /** Money for the content. */
  PAID,
  /** A product or service for free. */
  GIFTED,
  /** A product lent. */
  LOAN,
  /** A commission on what readers buy. */
  AFFILIATE,
  /** A discount code of the creator's own. */
  CODE,
  /** Works for the brand. */
  EMPLOYEE,
  /** Owns the brand, or a share of it. */
  OWNER,
  /** Family or close friend of the brand. */
  FAMILY,
  /** Invited to an event or on a trip. */
  EVENT,
  /** Could win a prize, or gives one away. */
  CONTEST,
  /** Made by a machine. */
  AI,
  /** A retouched image of a body or face. */
  RETOUCHED,
  /** A person who does not exist. */
  VIRTUAL;

  /** As it is called in messages. */
  public Statement named() {
    return Statement.of("kind." + name().toLowerCase(Locale.ROOT));
  }

  /** Whether it explains that links earn somebody something. */
  public boolean earns() {
    return this == PAID || this == AFFILIATE || this == CODE;
  }
}
