// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that must work before the product is ready, registered as a service and shown at {@code
 * /health/ready}.
 *
 * @since 1.0
 */
@ConsumerType
public interface HealthCheck {
  /** As in {@code database}. */
  String name();

  /** Checks now; bound to one second by the host. An exception counts as not well. */
  Health check();

  /**
   * The outcome of a check.
   *
   * @param well whether it works
   * @param detail for operators; no secret
   */
  record Health(boolean well, String detail) {
    /** It works. */
    public static Health good() {
      return new Health(true, "");
    }

    /** It does not work. */
    public static Health bad(String detail) {
      return new Health(false, detail);
    }
  }
}
