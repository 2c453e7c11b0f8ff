// SPDX-License-Identifier: Apache-2.0
/** Languages, likeness and masking of texts. */
@NullMarked
package org.candorcms.said.text;

import org.jspecify.annotations.NullMarked;
