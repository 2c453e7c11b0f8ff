// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of moderation. Their file keys are {@code candor.reviews.moderation.<name>}. */
@ObjectClassDefinition(
    id = ModerationSettings.PID,
    pid = ModerationSettings.PID,
    name = "Reviews: moderation",
    description = "When reviews are published by themselves")
public @interface ModerationSettings {
  /** Where the settings live. */
  String PID = "candor.reviews.moderation";

  /** Time after which a review is published by itself. */
  @AttributeDefinition(
      name = "Days until publication",
      description =
          "A review that nobody has decided on is published after so many days, whatever its stars"
              + " (1 to 60). Reviews with a hint of spam, copies or personal data wait for a person",
      min = "1",
      max = "60")
  int publish$_$after$_$days() default 14;
}
