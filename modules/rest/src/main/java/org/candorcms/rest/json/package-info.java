// SPDX-License-Identifier: Apache-2.0
/** Strict JSON for records. */
@NullMarked
package org.candorcms.rest.json;

import org.jspecify.annotations.NullMarked;
