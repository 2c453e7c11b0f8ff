// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.security;

import java.security.Principal;
import java.util.Set;

/**
 * Who is calling.
 *
 * @param name account or token name, shown in the audit log
 * @param roles every role held, implied ones included
 * @since 1.0
 */
public record Caller(String name, Set<String> roles) implements Principal {
  /**
   * The request attribute of type {@code Caller} in which the host leaves the caller of a servlet
   * request that was authenticated.
   */
  public static final String ATTRIBUTE = "org.candorcms.caller";

  /** Copies collections. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  @Override
  public String getName() {
    return name;
  }

  /** Whether the caller holds a role. */
  public boolean has(String role) {
    return roles.contains(role);
  }
}
