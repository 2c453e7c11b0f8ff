// SPDX-License-Identifier: Apache-2.0
/** Consent to be quoted, and what is held of a person. */
@NullMarked
package org.candorcms.reviews.consent;

import org.jspecify.annotations.NullMarked;
