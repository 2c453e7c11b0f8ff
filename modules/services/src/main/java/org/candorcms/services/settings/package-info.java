// SPDX-License-Identifier: Apache-2.0
/** Settings from the environment, a file and administrators. */
@NullMarked
package org.candorcms.services.settings;

import org.jspecify.annotations.NullMarked;
