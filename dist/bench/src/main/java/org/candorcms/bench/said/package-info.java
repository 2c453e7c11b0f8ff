// SPDX-License-Identifier: Apache-2.0
/** You said, we did with many voices and many followers. */
@NullMarked
package org.candorcms.bench.said;

import org.jspecify.annotations.NullMarked;
