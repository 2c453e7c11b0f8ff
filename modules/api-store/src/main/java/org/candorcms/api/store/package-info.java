// SPDX-License-Identifier: Apache-2.0
/**
 * Storing entities in transactions. Start with {@link org.candorcms.api.store.Store}.
 *
 * <p>A plugin brings {@code META-INF/persistence.xml} with one unit and its classes, and schema
 * steps {@code db/<unit>/V1__name.sql}. The host applies the steps and then registers a {@code
 * Store} with the property {@code candor.store=<unit>} that only this bundle (this version of it)
 * sees:
 *
 * <pre>{@code
 * @Activate
 * public Articles(@Reference(target = "(candor.store=help)") Store store) {
 *   this.store = store;
 * }
 * }</pre>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
