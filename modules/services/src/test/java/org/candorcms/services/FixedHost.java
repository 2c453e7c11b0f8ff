// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.candorcms.api.settings.HostSettings;

/** A host with an address and nothing else. */
public final class FixedHost implements HostSettings {
  @Override
  public Optional<String> get(String name) {
    return Optional.empty();
  }

  @Override
  public Path dataFolder() {
    return Path.of("target");
  }

  @Override
  public Optional<URI> baseUrl() {
    return Optional.of(URI.create("https://shop.example"));
  }
}
