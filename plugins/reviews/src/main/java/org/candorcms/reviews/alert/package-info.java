// SPDX-License-Identifier: Apache-2.0
/** Telling the merchant of new reviews, and the clock of the promised reply. */
@NullMarked
package org.candorcms.reviews.alert;

import org.jspecify.annotations.NullMarked;
