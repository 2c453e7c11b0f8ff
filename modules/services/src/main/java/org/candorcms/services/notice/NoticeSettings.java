// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.notice;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Whom to tell of notices. Their file keys are {@code candor.notices.<name>}. */
@ObjectClassDefinition(
    id = NoticeSettings.PID,
    pid = NoticeSettings.PID,
    name = "Notices",
    description = "Who is told, besides the inbox of the administration, that something waits")
public @interface NoticeSettings {
  /** Where the settings live. */
  String PID = "candor.notices";

  /** Mail addresses. */
  @AttributeDefinition(
      name = "Mail to",
      description = "Addresses that get notices by mail, at most one mail a minute",
      required = false)
  String[] mail$_$to() default {};

  /** From which severity on. */
  @AttributeDefinition(
      name = "Mail from severity",
      description = "Less severe notices are not mailed",
      options = {
        @Option(label = "Everything", value = "info"),
        @Option(label = "Warnings and urgent", value = "warning"),
        @Option(label = "Urgent only", value = "urgent")
      })
  String mail$_$severity() default "info";

  /** Addresses of webhooks. */
  @AttributeDefinition(
      name = "Webhooks",
      description = "https addresses that are called for every notice (Standard Webhooks)",
      required = false)
  String[] webhooks() default {};

  /** Secret of webhooks. */
  @AttributeDefinition(
      name = "Webhook secret",
      description = "whsec_ and 24 to 64 bytes in base64; signs what is sent",
      type = AttributeType.PASSWORD,
      required = false)
  String webhook$_$secret() default "";

  /** Whether addresses inside the own network are allowed. */
  @AttributeDefinition(
      name = "Webhooks inside the own network",
      description =
          "Allow plain http and addresses such as 127.0.0.1 or 10.0.0.1; whoever may change"
              + " settings can then reach them through this server")
  boolean webhook$_$private() default false;

  /** Kinds that are told. */
  @AttributeDefinition(
      name = "Kinds",
      description =
          "Kinds that are mailed and sent to webhooks, such as reviews.new or reviews.*; empty for"
              + " all",
      required = false)
  String[] kinds() default {};
}
