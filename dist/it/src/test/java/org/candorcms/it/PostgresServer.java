// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A real PostgreSQL on a free port. */
final class PostgresServer {
  private PostgresServer() {}

  static EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder().start();
  }
}
