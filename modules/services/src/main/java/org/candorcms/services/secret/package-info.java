// SPDX-License-Identifier: Apache-2.0
/** The secret of this installation. */
@NullMarked
package org.candorcms.services.secret;

import org.jspecify.annotations.NullMarked;
