// SPDX-License-Identifier: Apache-2.0
/** The screens of reviews in the administration. */
@NullMarked
package org.candorcms.reviews.admin;

import org.jspecify.annotations.NullMarked;
