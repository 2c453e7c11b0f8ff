// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import java.util.List;

/**
 * What an import did.
 *
 * @param files Markdown files that were looked at
 * @param images images that were stored
 * @param refused files that were not taken, with the reason; the first thousand
 */
public record ImportReport(
    int files, int created, int updated, int unchanged, int images, List<Refusal> refused) {
  /** Copies collections. */
  public ImportReport {
    refused = List.copyOf(refused);
  }

  /** A file that was not taken. */
  public record Refusal(String file, String reason) {}
}
