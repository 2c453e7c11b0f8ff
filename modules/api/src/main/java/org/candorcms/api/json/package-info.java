// SPDX-License-Identifier: Apache-2.0
/**
 * Strict JSON for records: reading, writing, describing. Start with {@link
 * org.candorcms.api.json.Json}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
