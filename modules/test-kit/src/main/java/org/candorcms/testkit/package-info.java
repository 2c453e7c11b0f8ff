// SPDX-License-Identifier: Apache-2.0
/**
 * What a test of a plugin or of the product needs. Start with {@link
 * org.candorcms.testkit.CandorProcess}.
 */
@NullMarked
package org.candorcms.testkit;

import org.jspecify.annotations.NullMarked;
