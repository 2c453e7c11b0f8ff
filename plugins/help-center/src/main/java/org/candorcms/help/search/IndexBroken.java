// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

/** The index folder cannot be read; delete it and rebuild. */
public final class IndexBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is broken. */
  public IndexBroken(String message, Throwable cause) {
    super(message, cause);
  }
}
