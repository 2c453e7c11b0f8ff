// SPDX-License-Identifier: Apache-2.0
/** The story that a demo site tells. */
@NullMarked
package org.candorcms.said.demo;

import org.jspecify.annotations.NullMarked;
