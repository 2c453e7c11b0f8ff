// SPDX-License-Identifier: Apache-2.0
/** Keeps the search index equal to the database. */
@NullMarked
package org.candorcms.help.index;

import org.jspecify.annotations.NullMarked;
