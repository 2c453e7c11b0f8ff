// SPDX-License-Identifier: Apache-2.0
/** The HTTP API under {@code /api/help}. */
@NullMarked
package org.candorcms.help.rest;

import org.jspecify.annotations.NullMarked;
