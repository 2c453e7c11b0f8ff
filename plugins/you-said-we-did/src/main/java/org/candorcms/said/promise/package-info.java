// SPDX-License-Identifier: Apache-2.0
/** Finds promises where only facts belong. */
@NullMarked
package org.candorcms.said.promise;

import org.jspecify.annotations.NullMarked;
