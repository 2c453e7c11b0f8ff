// SPDX-License-Identifier: Apache-2.0
/** Folders of plugins. */
@NullMarked
package org.candorcms.services.files;

import org.jspecify.annotations.NullMarked;
