// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the disclosure plugin. Their file keys are {@code candor.disclosure.<name>}. */
@ObjectClassDefinition(
    id = DisclosureSettings.PID,
    pid = DisclosureSettings.PID,
    name = "Disclosure",
    description = "Whose rules hold for this site, and how its pages are watched")
public @interface DisclosureSettings {
  /** Where the settings live. */
  String PID = "candor.disclosure";

  /** Jurisdictions. */
  @AttributeDefinition(
      name = "Audiences",
      description =
          "Countries whose readers the site addresses, separated by commas, as the rule packs name"
              + " them: US, UK, DE. Audiences of a creator come on top.")
  String audiences() default "US, UK, EU";

  /** Time between two walks. */
  @AttributeDefinition(
      name = "Hours between two checks of all pages",
      description = "1 to 720",
      min = "1",
      max = "720")
  int monitor$_$hours() default 24;

  /** Path of Chromium. */
  @AttributeDefinition(
      name = "Browser",
      description =
          "Path of Chromium or Chrome on the server, as in /usr/bin/chromium. Empty: labels are"
              + " checked in the HTML only, not in the layout.",
      required = false)
  String browser() default "";

  /** Arguments of the browser. */
  @AttributeDefinition(
      name = "Arguments of the browser",
      description = "Such as --no-sandbox where Candor runs as root in a container",
      required = false)
  String browser$_$arguments() default "";

  /** Widths. */
  @AttributeDefinition(
      name = "Widths of the layout check",
      description = "In CSS pixels, separated by commas")
  String browser$_$widths() default "320, 768, 1024, 1366, 1920";

  /** Where the browser reaches the site. */
  @AttributeDefinition(
      name = "Address for the browser",
      description =
          "Where the browser on the server finds the style sheets of this site, as in"
              + " http://127.0.0.1:8080. Empty: the base address of the site.",
      required = false)
  String browser$_$base() default "";
}
