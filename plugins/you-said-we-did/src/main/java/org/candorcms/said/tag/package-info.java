// SPDX-License-Identifier: Apache-2.0
/** Topic, intent and pain point: suggested by rules and likeness, confirmed by people. */
@NullMarked
package org.candorcms.said.tag;

import org.jspecify.annotations.NullMarked;
