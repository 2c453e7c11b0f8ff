// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of mails to buyers and authors. Their file keys are {@code candor.reviews.mails.*}. */
@ObjectClassDefinition(
    id = MailSettings.PID,
    pid = MailSettings.PID,
    name = "Reviews: mails to buyers and authors",
    description = "When buyers are asked for a review, and what authors are told")
public @interface MailSettings {
  /** Where the settings live. */
  String PID = "candor.reviews.mails";

  /** Whether buyers are asked. */
  @AttributeDefinition(
      name = "Ask buyers for reviews",
      description =
          "Every buyer of an order that the shop reports is asked once, or nobody is; there is no"
              + " way to ask only some")
  boolean requests() default true;

  /** Wished time between delivery and mail. */
  @AttributeDefinition(
      name = "Days after delivery",
      description =
          "When the mail is sent (1 to 90); where the law of a country wants longer, longer",
      min = "1",
      max = "90")
  int days$_$after$_$delivery() default 14;

  /** Least time between two mails to one address. */
  @AttributeDefinition(
      name = "Days between two requests",
      description = "Fewest days between two requests to one address (30 to 730)",
      min = "30",
      max = "730")
  int cool$_$down$_$days() default 120;

  /** How long an invitation counts. */
  @AttributeDefinition(
      name = "Days that an invitation is valid",
      description = "A review through an invitation is verified; the link ends after (7 to 365)",
      min = "7",
      max = "365")
  int invitation$_$days() default 60;

  /** How the shop calls itself. */
  @AttributeDefinition(
      name = "Name of the shop in mails",
      description = "Empty for the host name of the site",
      required = false)
  String shop$_$name() default "";

  /** Whether authors are told of decisions and replies. */
  @AttributeDefinition(
      name = "Tell authors",
      description =
          "Authors who gave an address are told when their review is published, refused (with the"
              + " reason) or answered. Telling a refused author the reason is required in France")
  boolean tell$_$authors() default true;
}
