// SPDX-License-Identifier: Apache-2.0
/** The HTTP API under {@code /api/disclosures}. */
@NullMarked
package org.candorcms.disclosure.rest;

import org.jspecify.annotations.NullMarked;
