// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What the author got for writing.
 *
 * @param kind one of {@link #KINDS}
 * @param note in the author's words
 */
public record Incentive(
    @NotNull @Pattern(regexp = Incentive.KINDS) String kind,
    Optional<@Size(max = 300) String> note) {
  /** Kinds, as a regular expression. */
  public static final String KINDS = "free-product|discount|payment|contest|other";

  /** Fills what was left out. */
  @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
  public Incentive {
    note = note == null ? Optional.empty() : note;
  }
}
