// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

/** Takes what a reader finds in a file. */
interface Sink {
  /** A row that can be read. */
  void row(Incoming row);

  /** A row that cannot be read. */
  void broken(long row, String column, String value, String message);
}
