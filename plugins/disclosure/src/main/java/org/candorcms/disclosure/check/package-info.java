// SPDX-License-Identifier: Apache-2.0
/**
 * From content, relations and audiences to a label and findings. Start with {@link
 * org.candorcms.disclosure.check.Checker}.
 */
@NullMarked
package org.candorcms.disclosure.check;

import org.jspecify.annotations.NullMarked;
