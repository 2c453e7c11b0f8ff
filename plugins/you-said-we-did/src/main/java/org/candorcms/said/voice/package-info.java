// SPDX-License-Identifier: Apache-2.0
/** What people say: taking it in, the inbox, the import. */
@NullMarked
package org.candorcms.said.voice;

import org.jspecify.annotations.NullMarked;
