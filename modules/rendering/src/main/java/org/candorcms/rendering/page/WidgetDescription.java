// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

/**
 * What editors read about a widget.
 *
 * @param id plugin first
 * @param title name in the palette
 * @param category palette group
 * @param description one sentence
 * @param icon icon name
 */
public record WidgetDescription(
    String id, String title, String category, String description, String icon) {}
