// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.candorcms.rendering.cache.Body;
import org.candorcms.rendering.template.AssetSet;

/** Files of plugins and themes at addresses that change with their content. */
final class Assets {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Supplier<Collection<AssetSet>> current;
  private final Clock clock;
  private final Map<AssetSet, Instant> left = new ConcurrentHashMap<>();

  Assets(Supplier<Collection<AssetSet>> current, Clock clock) {
    this.current = current;
    this.clock = clock;
  }

  /** Pages that visitors have open still ask for the files of the version that just left. */
  void left(AssetSet assets) {
    left.put(assets, clock.instant().plus(KEPT));
  }

  /**
   * The file at {@code <hash>/<owner>/<name>}; with another hash (or {@code -}) the way to the
   * current one.
   */
  Optional<Answer> answer(String path, String base) {
    String[] parts = path.split("/", 3);
    if (parts.length < 3) {
      return Optional.empty();
    }
    left.values().removeIf(until -> until.isBefore(clock.instant()));
    List<AssetSet> owned = new ArrayList<>(current.get());
    owned.addAll(left.keySet());
    owned.removeIf(set -> !set.owner().equals(parts[1]));
    for (AssetSet set : owned) {
      Optional<Body> body = set.find(parts[2]);
      if (set.hash().equals(parts[0]) && body.isPresent()) {
        return Optional.of(
            Answer.of(200, body.get(), FOREVER).with("Access-Control-Allow-Origin", "*"));
      }
    }
    return owned.stream()
        .filter(set -> set.find(parts[2]).isPresent())
        .findFirst()
        .map(
            set ->
                Answer.redirect(
                        302, Addresses.below(base, set.path(parts[2])), "public, max-age=60")
                    .with("Access-Control-Allow-Origin", "*"));
  }
}
