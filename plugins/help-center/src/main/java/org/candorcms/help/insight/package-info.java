// SPDX-License-Identifier: Apache-2.0
/** What visitors look for and whether it helps, without knowing who they are. */
@NullMarked
package org.candorcms.help.insight;

import org.jspecify.annotations.NullMarked;
