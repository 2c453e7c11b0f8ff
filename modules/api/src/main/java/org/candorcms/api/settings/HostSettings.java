// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Settings that exist before any database: environment ({@code CANDOR_DB_URL}), else framework or
 * system property ({@code candor.db.url}), in that order. What administrators change at run time
 * comes through Config Admin instead.
 *
 * @since 1.0
 */
@ProviderType
public interface HostSettings {
  /**
   * A setting by name.
   *
   * @param name as in {@code candor.db.url}
   */
  Optional<String> get(String name);

  /** The data directory, made if missing. */
  Path dataFolder();

  /**
   * Scheme, host and path under which visitors reach the site, without a slash at its end; from
   * {@code candor.base.url}. Where it is not set, each request's own address counts.
   */
  Optional<URI> baseUrl();
}
