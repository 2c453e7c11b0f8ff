// SPDX-License-Identifier: Apache-2.0
/** Jobs and repeated tasks. */
@NullMarked
package org.candorcms.services.task;

import org.jspecify.annotations.NullMarked;
