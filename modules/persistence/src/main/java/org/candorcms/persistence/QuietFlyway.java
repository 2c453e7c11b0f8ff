// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever asked for the steps tells how they went; Flyway itself is quiet. */
public final class QuietFlyway implements LogCreator {
  private static final Logger log = LoggerFactory.getLogger(QuietFlyway.class);

  /** Flyway makes it by name. */
  public QuietFlyway() {}

  @Override
  public Log createLogger(Class<?> type) {
    return new Quiet();
  }

  private static final class Quiet implements Log {
    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {
      log.debug("{}", message);
    }

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception e) {}

    @Override
    public void notice(String message) {}
  }
}
