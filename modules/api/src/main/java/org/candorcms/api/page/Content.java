// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.page;

/**
 * What fills a slot of a page: a {@link org.candorcms.api.widget.View}, or the {@link Placement} of
 * a widget. Only the host takes it apart; no other type is shown.
 *
 * @since 1.0
 */
public interface Content {}
