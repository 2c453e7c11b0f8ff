// SPDX-License-Identifier: Apache-2.0
/**
 * The rows of the plugin's tables: flat, public, without behaviour. Times are milliseconds since
 * 1970, the same on every database; an empty text stands for nothing.
 */
@NullMarked
package org.candorcms.said.store;

import org.jspecify.annotations.NullMarked;
