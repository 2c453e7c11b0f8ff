// SPDX-License-Identifier: Apache-2.0
/** Voices gathered by what they are about. */
@NullMarked
package org.candorcms.said.theme;

import org.jspecify.annotations.NullMarked;
