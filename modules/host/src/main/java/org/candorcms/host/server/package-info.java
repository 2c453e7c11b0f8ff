// SPDX-License-Identifier: Apache-2.0
/** What the HTTP server of the host answers by itself. */
@NullMarked
package org.candorcms.host.server;

import org.jspecify.annotations.NullMarked;
