// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.Optional;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;

/**
 * Tells visitors apart without knowing them: a keyed hash of what the rate limit counts by (the
 * network address, an IPv6 one cut to its /64), or of the account of who is signed in. Cookies have
 * no part in it, because who changes them for every request would be somebody new each time. Two
 * visitors behind one address share a vote; that is the price of not following anybody.
 */
public interface VisitorKeys {
  /** The key of a visitor, 43 characters. */
  String key(Optional<Visitor> visitor, Optional<Caller> caller);
}
