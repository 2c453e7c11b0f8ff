// SPDX-License-Identifier: Apache-2.0
/** Says in one sentence why a bundle cannot be used. */
@NullMarked
package org.candorcms.host.diagnosis;

import org.jspecify.annotations.NullMarked;
