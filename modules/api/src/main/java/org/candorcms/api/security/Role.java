// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.security;

/**
 * Names of roles. A higher role has the rights of the lower ones.
 *
 * @since 1.0
 */
public final class Role {
  /** Everything, plugins and accounts included. */
  public static final String ADMINISTRATOR = "administrator";

  /** Content of all kinds. */
  public static final String EDITOR = "editor";

  /** Decides on what visitors send in. */
  public static final String MODERATOR = "moderator";

  private Role() {}
}
