// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.util.List;

/**
 * What became of a file.
 *
 * @param rows reviews in the file
 * @param accepted those that are valid
 * @param created those that are stored now; none in a dry run
 * @param unchanged those that were stored before
 * @param refusedRows those that were not taken
 * @param refused why, in the order of the file; at most {@link #MAX_REFUSED}
 */
public record ImportReport(
    long rows,
    long accepted,
    long created,
    long unchanged,
    long refusedRows,
    List<Refused> refused) {
  /** Most refusals that are told. */
  public static final int MAX_REFUSED = 10_000;

  /** Copies collections. */
  public ImportReport {
    refused = List.copyOf(refused);
  }

  /**
   * A value that was not taken.
   *
   * @param row from 1; in a table the header is row 1
   */
  public record Refused(long row, String column, String value, String message) {}
}
