// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * One line for each event, on standard output or in {@code candor.log.file}, as text or as JSON.
 * Built in code, because reading an XML configuration takes a tenth of a second of the start.
 */
final class Logging {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{30} %replace(request=%X{request}"
          + " ){'request= ', ''}%msg%n%ex{12}";

  private Logging() {}

  static void configure(Settings settings) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    OutputStreamAppender<ILoggingEvent> target =
        settings
            .get("candor.log.file")
            .map(f -> file(context, settings.data().resolve(f)))
            .orElseGet(ConsoleAppender::new);
    target.setContext(context);
    target.setEncoder(encoder(context, settings.get("candor.log.format").orElse("text")));
    target.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(target);
    root.setLevel(Level.WARN);
    context
        .getLogger("org.candorcms")
        .setLevel(Level.toLevel(settings.get("candor.log.level").orElse("info"), Level.INFO));
    org.slf4j.bridge.SLF4JBridgeHandler.removeHandlersForRootLogger();
    org.slf4j.bridge.SLF4JBridgeHandler.install();
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, String format) {
    if (format.equals("json")) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      json.start();
      return json;
    }
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(LINE);
    text.start();
    return text;
  }

  private static OutputStreamAppender<ILoggingEvent> file(LoggerContext context, Path path) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(path.toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(path + ".%d{yyyy-MM-dd}.%i.gz");
    policy.setMaxFileSize(new FileSize(20L * 1024 * 1024));
    policy.setMaxHistory(14);
    policy.start();
    appender.setRollingPolicy(policy);
    return appender;
  }
}
