// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the help center. Their file keys are {@code candor.help.<name>}. */
@ObjectClassDefinition(
    id = HelpSettings.PID,
    pid = HelpSettings.PID,
    name = "Help center",
    description = "What the help center shows and remembers")
public @interface HelpSettings {
  /** Where the settings live. */
  String PID = "candor.help";

  /** Hits on a page of results. */
  @AttributeDefinition(
      name = "Results on a page",
      description = "How many hits a page of search results shows (5 to 50)",
      min = "5",
      max = "50")
  int page$_$size() default 10;

  /** Whether to count queries. */
  @AttributeDefinition(
      name = "Count searches",
      description =
          "Remember what is searched for, per day and without telling who; e-mail addresses and"
              + " long numbers are masked first")
  boolean log$_$queries() default true;

  /** How long counts are kept. */
  @AttributeDefinition(
      name = "Days to keep counts",
      description = "Counts of searches, clicks and votes older than this are deleted (1 to 3650)",
      min = "1",
      max = "3650")
  int days$_$kept() default 400;

  /** Title of the home page. */
  @AttributeDefinition(
      name = "Title of the home page",
      description = "Empty for the built-in title in the language of the page",
      required = false)
  String home$_$title() default "";
}
