// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

/** Why a jar is not taken or not kept as a plugin, in one sentence for administrators. */
final class RefusedPlugin extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedPlugin(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
