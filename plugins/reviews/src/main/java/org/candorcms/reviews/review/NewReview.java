// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A review as its author sends it.
 *
 * @param lang BCP 47 of the text
 * @param attributes such as size or age band; names {@code [a-z0-9-]{1,40}}, texts up to 100
 *     characters, at most 20
 * @param experiencedOn when the author had the experience; not in the future
 * @param consentToQuote asked apart, never assumed
 * @param invitation token of the invitation that the author followed
 * @param order number of the order, kept only as a keyed hash where the shop reported it for this
 *     product and the address of the author; else without effect
 */
public record NewReview(
    @NotNull @Pattern(regexp = Product.ID) String product,
    @NotNull @Min(1) @Max(5) Integer rating,
    Optional<@Size(max = 200) String> title,
    @NotBlank @Size(max = NewReview.MAX_BODY) String body,
    @NotNull @Valid Author author,
    Optional<@Size(max = 35) String> lang,
    @Size(max = 10) List<@NotBlank @Size(max = 200) String> pros,
    @Size(max = 10) List<@NotBlank @Size(max = 200) String> cons,
    @Size(max = 20) Map<String, String> attributes,
    Optional<LocalDate> experiencedOn,
    Optional<@Valid Incentive> incentive,
    Optional<Boolean> consentToQuote,
    Optional<@Size(max = 600) String> invitation,
    Optional<@Size(max = NewReview.MAX_ORDER) String> order) {
  /** Longest text, in characters. */
  public static final int MAX_BODY = 10_000;

  /** Longest number of an order. */
  public static final int MAX_ORDER = 128;

  /**
   * Who writes.
   *
   * @param name published
   * @param email never published; to answer the author
   */
  public record Author(
      @NotBlank @Size(max = 100) String name, Optional<@Email @Size(max = 254) String> email) {
    /** Fills what was left out. */
    @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
    public Author {
      email = email == null ? Optional.empty() : email;
    }
  }

  /** Fills what was left out. */
  @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
  public NewReview {
    title = title == null ? Optional.empty() : title;
    lang = lang == null ? Optional.empty() : lang;
    pros = pros == null ? List.of() : Collections.unmodifiableList(pros);
    cons = cons == null ? List.of() : Collections.unmodifiableList(cons);
    attributes =
        attributes == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    experiencedOn = experiencedOn == null ? Optional.empty() : experiencedOn;
    incentive = incentive == null ? Optional.empty() : incentive;
    consentToQuote = consentToQuote == null ? Optional.empty() : consentToQuote;
    invitation = invitation == null ? Optional.empty() : invitation;
    order = order == null ? Optional.empty() : order;
  }
}
