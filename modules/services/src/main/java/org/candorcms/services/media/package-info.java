// SPDX-License-Identifier: Apache-2.0
/** Pictures of visitors. */
@NullMarked
package org.candorcms.services.media;

import org.jspecify.annotations.NullMarked;
