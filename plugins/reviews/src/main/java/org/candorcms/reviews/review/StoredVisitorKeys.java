// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys made with a secret of this installation that never leaves its database. */
@Component(service = VisitorKeys.class)
public final class StoredVisitorKeys implements VisitorKeys {
  private static final String NAME = "visitor";

  private final Store store;
  private final AtomicReference<@Nullable SecretKeySpec> secret = new AtomicReference<>();

  /** Gets its store. */
  @Activate
  public StoredVisitorKeys(@Reference(target = "(candor.store=reviews)") Store store) {
    this.store = store;
  }

  @Override
  public String key(Optional<Visitor> visitor, Optional<Caller> caller) {
    String who =
        caller
            .map(known -> "account\n" + known.name())
            .orElseGet(() -> "address\n" + visitor.map(Visitor::address).orElse("unknown"));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret());
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(who.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("Every JDK has HmacSHA256", absent);
    }
  }

  private SecretKeySpec secret() {
    SecretKeySpec known = secret.get();
    if (known == null) {
      known = new SecretKeySpec(Base64.getDecoder().decode(stored()), "HmacSHA256");
      secret.set(known);
    }
    return known;
  }

  private String stored() {
    return Retry.write(
        store,
        em -> {
          for (Object found :
              em.createNativeQuery("select secret from reviews_secret where name = ?1")
                  .setParameter(1, NAME)
                  .getResultList()) {
            return (String) found;
          }
          byte[] random = new byte[32];
          new SecureRandom().nextBytes(random);
          String made = Base64.getEncoder().encodeToString(random);
          em.createNativeQuery("insert into reviews_secret (name, secret) values (?1, ?2)")
              .setParameter(1, NAME)
              .setParameter(2, made)
              .executeUpdate();
          return made;
        });
  }
}
