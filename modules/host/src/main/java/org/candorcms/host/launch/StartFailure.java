// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

/** Why the host cannot start, in one sentence for the person who started it. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its sentence. */
  public StartFailure(String sentence) {
    super(sentence, null, false, false);
  }
}
