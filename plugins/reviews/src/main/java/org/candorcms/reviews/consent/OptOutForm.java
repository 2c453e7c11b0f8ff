// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.reviews.request.Orders;
import org.candorcms.reviews.token.Claim;
import org.candorcms.reviews.token.Claim.Purpose;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends requests to the owner of an address, who followed the link of a mail. */
@Component(service = FormHandler.class)
@FormType(id = OptOutForm.ID)
public final class OptOutForm implements FormHandler<OptOutForm.Fields> {
  /** Name of the form. */
  public static final String ID = "reviews.opt-out";

  private final TokenKeys keys;
  private final Orders orders;

  /** What is sent. */
  public record Fields(@NotBlank @Size(max = 2000) String token) {}

  /** Gets its surroundings. */
  @Activate
  public OptOutForm(@Reference TokenKeys keys, @Reference Orders orders) {
    this.keys = keys;
    this.orders = orders;
  }

  @Override
  public FormResult submit(Fields fields, RenderContext context) {
    Optional<Claim> claim = keys.tokens().verify(fields.token(), Purpose.OPT_OUT);
    if (claim.isEmpty()) {
      return FormResult.rejected(
          "mail-link.ended",
          List.of(new FieldError("/token", "ended", "This link is not or no longer valid")),
          Map.of());
    }
    // The order may have been erased since; then nothing is left that could be sent to.
    boolean known = orders.optOut(claim.get().subject());
    return FormResult.accepted(known ? "mail-link.done" : "mail-link.gone");
  }
}
