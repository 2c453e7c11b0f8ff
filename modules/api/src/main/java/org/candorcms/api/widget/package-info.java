// SPDX-License-Identifier: Apache-2.0
/**
 * Widgets: the pieces of a page that a plugin renders. Start with {@link
 * org.candorcms.api.widget.Widget}.
 *
 * <pre>{@code
 * @Component
 * @WidgetType(id = "hello.greeting", title = "Greeting")
 * public final class Greeting implements Widget<Greeting.Settings> {
 *   public record Settings(@Label("Name") @NotBlank String name) {}
 *
 *   public View render(Settings settings, RenderContext context) {
 *     return View.of("hello/greeting", Map.of("name", settings.name()));
 *   }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
@NullMarked
package org.candorcms.api.widget;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
