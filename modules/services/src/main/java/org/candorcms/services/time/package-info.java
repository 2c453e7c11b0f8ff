// SPDX-License-Identifier: Apache-2.0
/** The clock. */
@NullMarked
package org.candorcms.services.time;

import org.jspecify.annotations.NullMarked;
