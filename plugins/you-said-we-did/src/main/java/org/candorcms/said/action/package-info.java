// SPDX-License-Identifier: Apache-2.0
/** What was done about a theme, what could not be, and what is next. */
@NullMarked
package org.candorcms.said.action;

import org.jspecify.annotations.NullMarked;
