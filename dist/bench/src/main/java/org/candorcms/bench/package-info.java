// SPDX-License-Identifier: Apache-2.0
/** Measurements that are printed as tables. */
@NullMarked
package org.candorcms.bench;

import org.jspecify.annotations.NullMarked;
