// SPDX-License-Identifier: Apache-2.0
/**
 * The law as data: rule packs, their wordings and sources. Start with {@link
 * org.candorcms.disclosure.rules.RuleBook}.
 */
@NullMarked
package org.candorcms.disclosure.rules;

import org.jspecify.annotations.NullMarked;
