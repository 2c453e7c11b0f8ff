// SPDX-License-Identifier: Apache-2.0
/** Commands that talk to a running host over HTTP. */
@NullMarked
package org.candorcms.host.cli;

import org.jspecify.annotations.NullMarked;
