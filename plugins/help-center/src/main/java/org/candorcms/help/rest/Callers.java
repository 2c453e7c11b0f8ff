// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Names for the audit log. */
final class Callers {
  private Callers() {}

  static String name(SecurityContext security) {
    @Nullable Principal principal = security.getUserPrincipal();
    return principal == null ? "unknown" : principal.getName();
  }
}
