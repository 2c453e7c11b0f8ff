// SPDX-License-Identifier: Apache-2.0
/** Jersey for the Applications of plugins behind one permanent servlet. */
@NullMarked
package org.candorcms.rest.host;

import org.jspecify.annotations.NullMarked;
