// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit.arquillian;

import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Properties of the container in {@code arquillian.xml}. */
public final class CandorConfiguration implements ContainerConfiguration {
  private boolean demo = true;

  /** Whether the demo site is loaded; true unless set. */
  public boolean isDemo() {
    return demo;
  }

  /** Sets whether the demo site is loaded. */
  public void setDemo(boolean demo) {
    this.demo = demo;
  }

  @Override
  public void validate() throws ConfigurationException {
    // One flag cannot be wrong.
  }
}
