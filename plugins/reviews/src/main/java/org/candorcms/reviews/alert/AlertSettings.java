// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the promised reply. Their file keys are {@code candor.reviews.alerts.*}. */
@ObjectClassDefinition(
    id = AlertSettings.PID,
    pid = AlertSettings.PID,
    name = "Reviews: alerts and the reply clock",
    description =
        "Within which time, counted in business hours, a review is answered in public. Whom to"
            + " tell is set with the notices, by kind: reviews.new, reviews.reminder,"
            + " reviews.overdue")
public @interface AlertSettings {
  /** Where the settings live. */
  String PID = "candor.reviews.alerts";

  /** Promised time. */
  @AttributeDefinition(
      name = "Minutes to a public reply",
      description = "Business minutes after which a reply is overdue (15 to 10080)",
      min = "15",
      max = "10080")
  int reply$_$minutes() default 60;

  /** When to remind. */
  @AttributeDefinition(
      name = "Minutes to the reminder",
      description = "Business minutes after which editors are reminded (1 to 10080)",
      min = "1",
      max = "10080")
  int reminder$_$minutes() default 45;

  /** Open days. */
  @AttributeDefinition(
      name = "Business days",
      description = "English names or their beginnings: MON, TUE, ...")
  String[] days() default {"MON", "TUE", "WED", "THU", "FRI"};

  /** Opening time. */
  @AttributeDefinition(name = "Opens at", description = "Local time, 00:00 to 23:59")
  String opens() default "09:00";

  /** Closing time. */
  @AttributeDefinition(name = "Closes at", description = "Local time, 00:01 to 24:00")
  String closes() default "17:00";

  /** Time zone. */
  @AttributeDefinition(
      name = "Time zone",
      description = "Name of the IANA time zone of these hours, as in Europe/Berlin")
  String zone() default "UTC";
}
