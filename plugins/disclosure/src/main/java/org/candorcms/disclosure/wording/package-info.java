// SPDX-License-Identifier: Apache-2.0
/** What is said to editors, and the languages it is said in. */
@NullMarked
package org.candorcms.disclosure.wording;

import org.jspecify.annotations.NullMarked;
