// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.security;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds out who is calling. The host asks it once for a request.
 *
 * @since 1.0
 */
@ProviderType
public interface Authenticator {
  /** Name of the session cookie. */
  String SESSION_COOKIE = "candor_session";

  /**
   * The owner of a bearer token.
   *
   * @param token the value after {@code Bearer }
   * @return empty if the token is unknown, expired or withdrawn; takes the same time either way
   */
  Optional<Caller> byToken(String token);

  /** The owner of a session cookie's value. */
  Optional<Caller> bySession(String session);
}
