// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.packs;

import java.util.List;
import java.util.Map;

/**
 * What a switch of a rule pack would change on the pages of this site.
 *
 * @param edition the pack
 * @param on whether it would be switched on
 * @param pages how many pages were looked at
 * @param newlyBlocked pages that would have a finding that blocks, and have none now
 * @param noLongerBlocked the other way round
 * @param labelChanged pages whose label would be another
 * @param gained pages for which texts would become acceptable
 * @param lost pages for which texts would no longer be acceptable
 * @param changed the pages that would change, at most 500
 */
public record Impact(
    String edition,
    boolean on,
    int pages,
    int newlyBlocked,
    int noLongerBlocked,
    int labelChanged,
    int gained,
    int lost,
    List<Change> changed) {
  /** Copies collections. */
  public Impact {
    changed = List.copyOf(changed);
  }

  /**
   * A page that would change.
   *
   * @param gains texts that would become acceptable, by audience
   * @param losses texts that would no longer be acceptable, by audience
   */
  public record Change(
      String path,
      String title,
      int blockedNow,
      int blockedThen,
      String labelNow,
      String labelThen,
      Map<String, List<String>> gains,
      Map<String, List<String>> losses) {}
}
