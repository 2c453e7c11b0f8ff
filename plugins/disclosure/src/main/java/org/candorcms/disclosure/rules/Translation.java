// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.candorcms.api.widget.Help;

/**
 * What a pack says of itself, for editors who read another language. The words of labels, refused
 * words and the titles of sources stay as they are.
 */
public record Translation(
    @Help("Language, BCP 47") @NotBlank @Size(max = 35) String lang,
    @Help("Name, authority, summaries, reasons and hints of this pack, each with its translation")
        @NotEmpty
        @Size(max = 400)
        Map<@NotBlank @Size(max = 600) String, @NotBlank @Size(max = 1200) String> texts) {
  /** Copies. */
  public Translation {
    texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }
}
