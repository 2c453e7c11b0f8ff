// SPDX-License-Identifier: Apache-2.0
/** Widgets, the wizard and the screens of the administration. */
@NullMarked
package org.candorcms.disclosure.web;

import org.jspecify.annotations.NullMarked;
