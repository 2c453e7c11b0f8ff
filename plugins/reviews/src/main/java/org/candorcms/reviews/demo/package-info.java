// SPDX-License-Identifier: Apache-2.0
/** Content of the demo site. */
@NullMarked
package org.candorcms.reviews.demo;

import org.jspecify.annotations.NullMarked;
