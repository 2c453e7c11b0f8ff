// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the mail server. Their file keys are {@code candor.mail.<name>}. */
@ObjectClassDefinition(
    id = MailSettings.PID,
    pid = MailSettings.PID,
    name = "Mail",
    description = "The server that mail is handed to; until host and sender are set, mails wait")
public @interface MailSettings {
  /** Where the settings live. */
  String PID = "candor.mail";

  /** Mail server. */
  @AttributeDefinition(
      name = "Server",
      description = "Host name of the SMTP server; empty for none",
      required = false)
  String host() default "";

  /** Port. */
  @AttributeDefinition(
      name = "Port",
      description = "587 with STARTTLS, 465 with TLS from the start, 25 without",
      min = "1",
      max = "65535")
  int port() default 587;

  /** Encryption. */
  @AttributeDefinition(
      name = "Encryption",
      description = "Without encryption passwords and mails can be read on their way",
      options = {
        @Option(label = "STARTTLS, required", value = "starttls"),
        @Option(label = "TLS from the start", value = "tls"),
        @Option(label = "None", value = "none")
      })
  String tls() default "starttls";

  /** Account at the server. */
  @AttributeDefinition(
      name = "User",
      description = "Account at the server; empty if it asks for none",
      required = false)
  String user() default "";

  /** Password of the account. */
  @AttributeDefinition(
      name = "Password",
      description = "Password of the account",
      type = AttributeType.PASSWORD,
      required = false)
  String password() default "";

  /** Sender. */
  @AttributeDefinition(
      name = "Sender",
      description = "Address that mails come from",
      required = false)
  String from() default "";

  /** Name of the sender. */
  @AttributeDefinition(
      name = "Name of the sender",
      description = "Shown beside the address",
      required = false)
  String from$_$name() default "";

  /** Where answers go. */
  @AttributeDefinition(
      name = "Answers go to",
      description = "Address for answers; empty for the sender",
      required = false)
  String reply$_$to() default "";

  /** Bound of the rate. */
  @AttributeDefinition(
      name = "Mails a minute",
      description = "At most so many mails are handed to the server in a minute (1 to 100000)",
      min = "1",
      max = "100000")
  int rate$_$per$_$minute() default 1200;
}
