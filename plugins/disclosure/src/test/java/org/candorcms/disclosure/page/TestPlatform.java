// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.persistence.platform.database.HSQLPlatform;

/** Reads moments as the product's platform does. */
public final class TestPlatform extends HSQLPlatform {
  private static final long serialVersionUID = 1L;

  @Override
  @SuppressWarnings("unchecked")
  public <T> T convertObject(Object value, Class<T> type) {
    if (value instanceof OffsetDateTime moment && type == Instant.class) {
      return (T) moment.toInstant();
    }
    return super.convertObject(value, type);
  }
}
