// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.widget.Help;

/** A text by which a pack tests itself, when it is built and when it is installed. */
public record Example(
    @NotBlank @Size(max = 120) String name,
    @NotBlank @Size(max = 35) String lang,
    Optional<Medium> medium,
    @NotEmpty @Size(max = 20) List<@Valid Tie> relations,
    @Help("Day of the check; absent: the first day of the pack") Optional<LocalDate> at,
    @NotBlank @Size(max = 5000) String html,
    @Help("Codes that the check finds for this jurisdiction; empty: it accepts the text")
        @Size(max = 10)
        Set<@Size(max = 40) String> findings) {
  /** Copies collections. */
  public Example {
    relations = List.copyOf(relations);
    findings = Set.copyOf(findings);
  }

  /** A tie of the example. */
  public record Tie(
      Connection kind,
      @NotBlank @Size(max = 120) String brand,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {}
}
