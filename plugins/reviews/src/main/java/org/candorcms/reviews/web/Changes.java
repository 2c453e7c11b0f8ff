// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.candorcms.api.change.Change;
import org.candorcms.api.change.ChangeSource;
import org.candorcms.api.service.Services;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What other plugins know to have changed about a product. */
@Component(service = Changes.class)
public final class Changes {
  private static final Logger log = LoggerFactory.getLogger(Changes.class);

  private final Services<ChangeSource> sources = new Services<>();

  /** Starts without any. */
  @Activate
  public Changes() {}

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<ChangeSource> source) {
    sources.add(source);
  }

  void remove(ComponentServiceObjects<ChangeSource> source) {
    sources.remove(source);
  }

  /** Changes after a moment, newest first. */
  List<Change> of(String product, Instant since, Locale language) {
    List<Change> changes = new ArrayList<>();
    for (ChangeSource source : sources.all()) {
      try {
        changes.addAll(source.changes(product, since, language));
      } catch (RuntimeException broken) {
        log.warn("A source of changes failed; its changes are missing", broken);
      }
    }
    changes.sort(Comparator.comparing(Change::at).reversed());
    return changes;
  }
}
