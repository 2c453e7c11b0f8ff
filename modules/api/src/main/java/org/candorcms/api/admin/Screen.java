// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.admin;

import java.util.Set;

/**
 * An entry of the administration's navigation.
 *
 * @param id unique, plugin first, as in {@code help.articles}; also the address {@code
 *     /admin/#/help.articles}
 * @param titleKey message of the plugin that names the screen
 * @param group heading it stands under: {@code content}, {@code insight} or {@code system}; {@code
 *     editor} for what is no screen but a tool in the toolbar of text editors
 * @param icon icon name of the administration's icon set
 * @param element name of the custom element that draws the screen
 * @param module ES module under {@code assets/} that defines the element
 * @param roles who sees it: any of these; see {@link org.candorcms.api.security.Role}
 * @param order smaller comes first
 * @since 1.0
 */
public record Screen(
    String id,
    String titleKey,
    String group,
    String icon,
    String element,
    String module,
    Set<String> roles,
    int order) {
  /** Copies collections. */
  public Screen {
    roles = Set.copyOf(roles);
  }
}
