// SPDX-License-Identifier: Apache-2.0
/** Detection of commercial ties and the time that a check takes. */
@NullMarked
package org.candorcms.bench.disclosure;

import org.jspecify.annotations.NullMarked;
