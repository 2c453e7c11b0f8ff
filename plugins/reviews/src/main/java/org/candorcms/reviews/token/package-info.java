// SPDX-License-Identifier: Apache-2.0
/** Signed links: what a mail lets its reader do without an account. */
@NullMarked
package org.candorcms.reviews.token;

import org.jspecify.annotations.NullMarked;
