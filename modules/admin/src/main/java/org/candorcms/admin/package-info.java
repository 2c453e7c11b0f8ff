// SPDX-License-Identifier: Apache-2.0
/** The administration: its page, its files and the screens that plugins add to it. */
@NullMarked
package org.candorcms.admin;

import org.jspecify.annotations.NullMarked;
