// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import java.util.List;

/**
 * What an import did.
 *
 * @param rows read, the header left out
 * @param accepted that can be stored
 * @param created stored now; on a dry run those that are not there yet
 * @param unchanged there already
 * @param refused the first 1,000 of those that cannot be stored
 * @param refusedTotal how many those are
 * @param batch id by which the inbox finds what was stored
 */
public record ImportReport(
    long rows,
    long accepted,
    long created,
    long unchanged,
    List<Refused> refused,
    long refusedTotal,
    String batch) {
  /** Copies collections. */
  public ImportReport {
    refused = List.copyOf(refused);
  }

  /**
   * A row that cannot be stored.
   *
   * @param row in a CSV file the header is row 1; in NDJSON the first line is 1
   * @param column name; empty for the row as a whole
   * @param value what stood there, at most 100 characters
   */
  public record Refused(long row, String column, String value, String message) {}
}
