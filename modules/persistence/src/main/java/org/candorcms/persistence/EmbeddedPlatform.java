// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.persistence.platform.database.HSQLPlatform;
import org.jspecify.annotations.Nullable;

/** HSQLDB as its driver behaves: a timestamp with time zone arrives with its offset. */
public final class EmbeddedPlatform extends HSQLPlatform {
  private static final long serialVersionUID = 1L;

  /** EclipseLink makes it by name. */
  public EmbeddedPlatform() {}

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T convertObject(@Nullable Object value, @Nullable Class<T> type) {
    if (value instanceof OffsetDateTime moment && type == Instant.class) {
      return (T) moment.toInstant();
    }
    return super.convertObject(value, type);
  }
}
