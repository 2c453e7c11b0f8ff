// SPDX-License-Identifier: Apache-2.0
/** Accounts, sessions, tokens, roles and the audit log. */
@NullMarked
package org.candorcms.security;

import org.jspecify.annotations.NullMarked;
