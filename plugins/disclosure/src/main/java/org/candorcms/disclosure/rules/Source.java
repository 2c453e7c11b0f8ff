// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Where a rule comes from.
 *
 * @param id name within its pack
 * @param title author and title
 * @param url address
 * @param grade {@code P} regulator, court or statute; {@code L} law firm or trade body; {@code B}
 *     blog or press
 * @param retrieved day on which it was read
 */
public record Source(
    @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
    @NotBlank @Size(max = 200) String title,
    @NotBlank @Size(max = 500) @Pattern(regexp = "https://[^\\s]+") String url,
    @Pattern(regexp = "[PLB]") String grade,
    LocalDate retrieved) {
  /** Whether a rule that rests on this source may stop publishing. */
  public boolean authoritative() {
    return grade.equals("P");
  }
}
