// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the key that links are signed with in the database, so that backups carry it. */
@Component(service = TokenKeys.class)
public final class TokenKeys {
  private static final String NAME = "links";
  private static final int BYTES = 32;

  private final Store store;
  private final Clock clock;
  private volatile @Nullable SignedTokens tokens;

  /** Gets its surroundings. */
  @Activate
  public TokenKeys(
      @Reference(target = "(candor.store=reviews)") Store store, @Reference Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Signs and verifies with the key of this installation, which is made when first needed. */
  public SignedTokens tokens() {
    SignedTokens known = tokens;
    if (known == null) {
      known = new SignedTokens(HexFormat.of().parseHex(secret()), clock);
      tokens = known;
    }
    return known;
  }

  private String secret() {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    String hex = HexFormat.of().formatHex(fresh);
    try {
      return store.write(
          em -> {
            KeyRow row = em.find(KeyRow.class, NAME);
            if (row == null) {
              row = new KeyRow();
              row.name = NAME;
              row.secret = hex;
              row.createdAt = clock.millis();
              em.persist(row);
            }
            return row.secret;
          });
    } catch (ProblemException another) {
      // Another writer was first: its key is the one.
      return store.read(em -> em.find(KeyRow.class, NAME).secret);
    }
  }
}
