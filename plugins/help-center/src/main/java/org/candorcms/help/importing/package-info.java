// SPDX-License-Identifier: Apache-2.0
/** Brings in folders of Markdown. */
@NullMarked
package org.candorcms.help.importing;

import org.jspecify.annotations.NullMarked;
