// SPDX-License-Identifier: Apache-2.0
/** Using services of others. Start with {@link org.candorcms.api.service.Services}. */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.service;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
