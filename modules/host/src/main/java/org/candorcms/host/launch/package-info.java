// SPDX-License-Identifier: Apache-2.0
/** Starts the framework from the command line and ends it cleanly. */
@NullMarked
package org.candorcms.host.launch;

import org.jspecify.annotations.NullMarked;
