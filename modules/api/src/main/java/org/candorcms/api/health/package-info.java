// SPDX-License-Identifier: Apache-2.0
/**
 * What must work for the product to be ready. Start with {@link
 * org.candorcms.api.health.HealthCheck}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
