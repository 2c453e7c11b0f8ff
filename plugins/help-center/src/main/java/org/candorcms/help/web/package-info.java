// SPDX-License-Identifier: Apache-2.0
/** Pages, widgets and the feed. */
@NullMarked
package org.candorcms.help.web;

import org.jspecify.annotations.NullMarked;
