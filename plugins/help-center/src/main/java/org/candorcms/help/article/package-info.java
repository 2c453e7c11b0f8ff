// SPDX-License-Identifier: Apache-2.0
/** Articles: their rules, their store, their addresses. */
@NullMarked
package org.candorcms.help.article;

import org.jspecify.annotations.NullMarked;
