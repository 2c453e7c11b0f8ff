// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit.arquillian;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes {@link CandorContainer} known to Arquillian. */
public final class CandorExtension implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeployableContainer.class, CandorContainer.class);
  }
}
