// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.util.Optional;

/**
 * A plugin as administrators see it.
 *
 * @param name last part of the bundle's symbolic name
 * @param state {@code active}, {@code starting}, {@code failed} or {@code rolled-back}
 * @param problem what is wrong, if anything is
 * @param bundled whether the version that serves came with the distribution
 * @param previousVersion version that a rollback would bring back
 */
record PluginItem(
    String name,
    String title,
    String version,
    String state,
    Optional<String> problem,
    String description,
    boolean bundled,
    Optional<String> previousVersion) {}
