// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.store;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs work in transactions (read committed) on the plugin's own persistence unit. Thread-safe. The
 * entity manager must not be kept. Calls may not be nested.
 *
 * @since 1.0
 */
@ProviderType
public interface Store {
  /**
   * Reads; nothing is written.
   *
   * @return what the work returned
   */
  <T> T read(Function<EntityManager, T> work);

  /**
   * Reads and writes; commits when the work returns and is durable then, rolls back when it throws.
   * Runs again, up to 5 times, when the database reports a serialisation conflict or deadlock: the
   * work must have no other effects.
   *
   * @throws org.candorcms.api.problem.ProblemException 409 when a unique constraint was violated,
   *     with the name of the constraint in lower case as the only error's code
   */
  <T> T write(Function<EntityManager, T> work);

  /** The same as {@link #write} without a result. */
  default void execute(Consumer<EntityManager> work) {
    write(
        manager -> {
          work.accept(manager);
          return Boolean.TRUE;
        });
  }

  /** Which database answers, for the few statements that differ. */
  Dialect dialect();

  /** Databases that Candor runs on. */
  enum Dialect {
    /** The embedded one. */
    HSQLDB,
    /** For production. */
    POSTGRESQL
  }
}
