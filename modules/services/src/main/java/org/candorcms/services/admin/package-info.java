// SPDX-License-Identifier: Apache-2.0
/** Screens of the administration. */
@NullMarked
package org.candorcms.services.admin;

import org.jspecify.annotations.NullMarked;
