// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what is known of products. */
@Component(service = Products.class)
public final class StoredProducts implements Products {
  private final Store store;
  private final Clock clock;
  private final CacheTags cache;

  /** Gets its surroundings. */
  @Activate
  public StoredProducts(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Clock clock,
      @Reference CacheTags cache) {
    this.store = store;
    this.clock = clock;
    this.cache = cache;
  }

  @Override
  public Map<String, Product> find(Collection<String> ids) {
    Map<String, Product> found = new LinkedHashMap<>();
    ids.forEach(id -> found.put(id, Product.UNKNOWN));
    if (!found.isEmpty()) {
      store
          .read(
              em ->
                  em.createQuery("select p from ProductRow p where p.id in :ids", ProductRow.class)
                      .setParameter("ids", found.keySet())
                      .getResultList())
          .forEach(row -> found.put(row.id, row.product()));
    }
    return found;
  }

  @Override
  public boolean put(String id, Product product) {
    boolean created =
        Retry.write(
            store,
            em -> {
              ProductRow row = em.find(ProductRow.class, id);
              boolean first = row == null;
              if (row == null) {
                row = new ProductRow();
                row.id = id;
                em.persist(row);
              }
              row.set(product, clock.millis());
              return first;
            });
    cache.invalidate(List.of(Reviews.tag(id), Reviews.TAG));
    return created;
  }
}
