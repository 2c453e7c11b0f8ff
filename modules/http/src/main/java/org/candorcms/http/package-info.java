// SPDX-License-Identifier: Apache-2.0
/** What every request passes, and what operators ask: health and metrics. */
@NullMarked
package org.candorcms.http;

import org.jspecify.annotations.NullMarked;
