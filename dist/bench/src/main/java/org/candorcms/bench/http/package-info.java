// SPDX-License-Identifier: Apache-2.0
/** What a request costs, against the least that any server could do. */
@NullMarked
package org.candorcms.bench.http;

import org.jspecify.annotations.NullMarked;
