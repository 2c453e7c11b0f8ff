// SPDX-License-Identifier: Apache-2.0
/** Markdown and foreign HTML made safe. */
@NullMarked
package org.candorcms.services.markup;

import org.jspecify.annotations.NullMarked;
