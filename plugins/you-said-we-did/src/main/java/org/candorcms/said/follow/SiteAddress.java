// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.net.URI;
import java.util.Optional;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.store.Store;
import org.candorcms.said.store.SecretRow;
import org.candorcms.said.voice.Writing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The address of the site, for links in mails. Where it is not set ({@code candor.base.url}), the
 * one under which an editor works counts: that of a visitor's request can be chosen by whoever
 * sends it.
 */
@Component(service = SiteAddress.class)
public final class SiteAddress {
  private static final String NAME = "address";

  private final Store store;
  private final HostSettings settings;
  private volatile String remembered = "";

  /** Gets its surroundings. */
  @Activate
  public SiteAddress(
      @Reference(target = "(candor.store=said)") Store store, @Reference HostSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** Remembers the address of an editor's request. */
  public void seenByEditor(String address) {
    if (settings.baseUrl().isPresent() || address.equals(remembered) || address.length() > 500) {
      return;
    }
    Writing.again(
        store,
        em -> {
          SecretRow row = em.find(SecretRow.class, NAME);
          if (row == null) {
            row = new SecretRow();
            row.name = NAME;
            em.persist(row);
          }
          row.content = address;
          return true;
        });
    remembered = address;
  }

  /**
   * The address, without a slash at its end.
   *
   * @param ofRequest what to take where none is known yet
   */
  public String root(String ofRequest) {
    Optional<URI> set = settings.baseUrl();
    if (set.isPresent()) {
      return set.get().toString();
    }
    if (remembered.isEmpty()) {
      remembered =
          store.read(
              em ->
                  Optional.ofNullable(em.find(SecretRow.class, NAME))
                      .map(row -> row.content)
                      .orElse(""));
    }
    return remembered.isEmpty() ? ofRequest : remembered;
  }
}
