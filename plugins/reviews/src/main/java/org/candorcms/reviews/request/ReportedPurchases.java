// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import org.candorcms.api.json.Json;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Compares keyed hashes, because the address of a buyer is not kept once the mail is sent. It has a
 * hash of its own: the ledger of consent, which has one too, needs what takes reviews.
 */
@Component(service = Purchases.class)
public final class ReportedPurchases implements Purchases {
  private final TokenKeys keys;
  private final Json json;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public ReportedPurchases(
      @Reference TokenKeys keys, @Reference Json json, @Reference Clock clock) {
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Claimed claimed(String order, String email, String product) {
    String number = order.strip();
    return new Claimed(number, product, buyer(keys, email), fingerprint(keys, number));
  }

  @Override
  public boolean prove(EntityManager manager, Claimed claimed, String review) {
    OrderRow found = manager.find(OrderRow.class, claimed.order());
    return found != null
        && same(found.buyer, claimed.buyer())
        && json.readObject(found.products).containsKey(claimed.product())
        && InvitedRow.use(manager, found.id, claimed.product(), review, clock.millis());
  }

  /** What is kept of the number of an order beside a review. */
  static String fingerprint(TokenKeys keys, String order) {
    return keys.tokens().fingerprint("order", order);
  }

  /** What is kept of a buyer. */
  static String buyer(TokenKeys keys, String email) {
    return keys.tokens().fingerprint("buyer", email.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
