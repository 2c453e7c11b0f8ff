// SPDX-License-Identifier: Apache-2.0
/** The ledger of consent. */
@NullMarked
package org.candorcms.services.consent;

import org.jspecify.annotations.NullMarked;
