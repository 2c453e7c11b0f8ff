// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A piece of a page. Registered as a service with {@link WidgetType}, it gets a palette entry, a
 * form made from its settings record, a fragment URL and an embed tag.
 *
 * <p>A record nested in the implementing class and called {@code Params} declares the request
 * parameters that the widget reads through {@link RenderContext#params}; no other parameter reaches
 * it. Several threads call one instance. A call that takes longer than the host's limit (300 ms
 * unless set otherwise) or throws is replaced by the last good output or by nothing; it never
 * breaks the page.
 *
 * @param <S> the settings: a record whose components carry Bean Validation constraints, {@link
 *     Label} and {@link Help}; use {@code Optional} or a list for what may be left out
 * @since 1.0
 */
@ConsumerType
@FunctionalInterface
public interface Widget<S extends Record> {
  /**
   * Renders the widget. May block, but is bound by the host's time limit.
   *
   * @param settings validated settings
   * @param context the request
   * @return what to show; {@link View#nothing()} for nothing at all
   */
  View render(S settings, RenderContext context);
}
