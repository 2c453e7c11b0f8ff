// SPDX-License-Identifier: Apache-2.0
/** Work that takes longer than a request. Start with {@link org.candorcms.api.task.Jobs}. */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.task;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
