// SPDX-License-Identifier: Apache-2.0
/** The resources under {@code /api}. */
@NullMarked
package org.candorcms.said.rest;

import org.jspecify.annotations.NullMarked;
