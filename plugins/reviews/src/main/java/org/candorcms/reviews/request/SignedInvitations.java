// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.reviews.token.Claim;
import org.candorcms.reviews.token.Claim.Purpose;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Invitations as signed tokens; what is stored is only which of them were used. */
@Component(service = Invitations.class)
public final class SignedInvitations implements Invitations {
  private final TokenKeys keys;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public SignedInvitations(@Reference TokenKeys keys, @Reference Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String issue(String order, String product, Duration valid) {
    return keys.tokens()
        .sign(new Claim(Purpose.INVITATION, order, List.of(product), clock.instant().plus(valid)));
  }

  @Override
  public Optional<String> product(String token) {
    return claim(token).map(claim -> claim.items().get(0));
  }

  @Override
  public Optional<Proof> check(String token, String product) {
    return claim(token)
        .filter(claim -> claim.items().contains(product))
        .map(
            claim ->
                new Proof(
                    claim.subject(),
                    product,
                    ReportedPurchases.fingerprint(keys, claim.subject()),
                    clock.instant()));
  }

  @Override
  public void use(EntityManager manager, Proof proof, String reviewId) {
    if (!InvitedRow.use(manager, proof.order(), proof.product(), reviewId, clock.millis())) {
      throw new ProblemException(
          RequestProblem.INVITATION_USED, "A review of this product was sent with it before");
    }
  }

  private Optional<Claim> claim(String token) {
    return keys.tokens()
        .verify(token, Purpose.INVITATION)
        .filter(claim -> !claim.items().isEmpty());
  }
}
