// SPDX-License-Identifier: Apache-2.0
/** What visitors and editors see. */
@NullMarked
package org.candorcms.said.web;

import org.jspecify.annotations.NullMarked;
