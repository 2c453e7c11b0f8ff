// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

/**
 * Hears of reviews, registered as a service. Told after the commit, within seconds, at least once
 * and also after a crash; so it must bear to hear the same event twice.
 */
@FunctionalInterface
public interface ReviewListener {
  /** May block. When it throws, everything after this event waits and it is told again. */
  void happened(ReviewEvent event);
}
