// SPDX-License-Identifier: Apache-2.0
/**
 * What stood on which page when, signed. Start with {@link org.candorcms.disclosure.proof.Records}.
 */
@NullMarked
package org.candorcms.disclosure.proof;

import org.jspecify.annotations.NullMarked;
