// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.settings.HostSettings;

/** Settings of a test. */
record FixedSettings(Map<String, String> values) implements HostSettings {
  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Path dataFolder() {
    return Path.of("target");
  }

  @Override
  public Optional<URI> baseUrl() {
    return Optional.empty();
  }
}
