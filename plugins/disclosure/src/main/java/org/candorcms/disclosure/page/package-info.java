// SPDX-License-Identifier: Apache-2.0
/** The pages of this site: their labels, their findings, and the walk over all of them. */
@NullMarked
package org.candorcms.disclosure.page;

import org.jspecify.annotations.NullMarked;
