// SPDX-License-Identifier: Apache-2.0
/** Page tree, drafts, revisions, publishing and delivery. */
@NullMarked
package org.candorcms.pages;

import org.jspecify.annotations.NullMarked;
