// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.reviews.letter.Words;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.token.Claim;
import org.candorcms.reviews.token.Claim.Purpose;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets an author, who followed the link of a mail, allow or end being quoted. */
@Component(service = FormHandler.class)
@FormType(id = QuoteForm.ID)
public final class QuoteForm implements FormHandler<QuoteForm.Fields> {
  /** Name of the form. */
  public static final String ID = "reviews.quoting";

  static final String ALLOW = "allow";
  static final String WITHDRAW = "withdraw";

  private final TokenKeys keys;
  private final Moderation moderation;
  private final Quoting quoting;

  /** What is sent. */
  public record Fields(
      @NotBlank @Size(max = 2000) String token,
      @NotNull @Pattern(regexp = ALLOW + "|" + WITHDRAW) String act) {}

  /** Gets its surroundings. */
  @Activate
  public QuoteForm(
      @Reference TokenKeys keys, @Reference Moderation moderation, @Reference Quoting quoting) {
    this.keys = keys;
    this.moderation = moderation;
    this.quoting = quoting;
  }

  @Override
  public FormResult submit(Fields fields, RenderContext context) {
    Optional<String> review =
        keys.tokens()
            .verify(fields.token(), Purpose.QUOTE)
            .map(Claim::subject)
            .filter(id -> moderation.find(id).isPresent());
    if (review.isEmpty()) {
      return FormResult.rejected(
          "mail-link.ended",
          List.of(new FieldError("/token", "ended", "This link is not or no longer valid")),
          Map.of());
    }
    if (fields.act().equals(WITHDRAW)) {
      quoting.withdraw(review.get());
    } else {
      quoting.allow(
          review.get(),
          Words.text(Words.known(context.language()), "page.quote.wording", Map.of()));
    }
    return FormResult.accepted("mail-link.done");
  }
}
