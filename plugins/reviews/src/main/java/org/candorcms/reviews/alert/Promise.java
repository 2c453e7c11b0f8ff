// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the merchant promises: an answer within a time that is counted in business hours.
 *
 * @param hours when time counts
 * @param reminder business time until editors are reminded
 * @param reply business time until the reply is overdue
 */
record Promise(BusinessHours hours, Duration reminder, Duration reply) {
  private static final Logger log = LoggerFactory.getLogger(Promise.class);

  /** The promise as set; hours that cannot be understood count as always open. */
  static Promise of(AlertSettings settings) {
    BusinessHours hours =
        BusinessHours.parse(
                Arrays.asList(settings.days()),
                settings.opens(),
                settings.closes(),
                settings.zone())
            .orElseGet(Promise::always);
    Duration reply = Duration.ofMinutes(Math.max(1, settings.reply$_$minutes()));
    Duration reminder = Duration.ofMinutes(Math.max(1, settings.reminder$_$minutes()));
    return new Promise(hours, reminder.compareTo(reply) > 0 ? reply : reminder, reply);
  }

  private static BusinessHours always() {
    log.warn(
        "The business hours in {} cannot be understood; the clock runs day and night until they"
            + " are mended",
        AlertSettings.PID);
    return BusinessHours.ALWAYS;
  }
}
