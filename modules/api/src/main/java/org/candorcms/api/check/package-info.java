// SPDX-License-Identifier: Apache-2.0
/**
 * Checks of pages before visitors see them. Start with {@link org.candorcms.api.check.PageCheck}.
 *
 * <pre>{@code
 * @Component
 * public final class NoDraftWords implements PageCheck {
 *   public String name() {
 *     return "notes.draft-words";
 *   }
 *
 *   public List<Finding> check(RenderedPage page) {
 *     int at = page.html().indexOf("TBD");
 *     return at < 0
 *         ? List.of()
 *         : List.of(
 *             new Finding(
 *                 Finding.Severity.BLOCK, "notes.draft-words", "The text still says TBD.",
 *                 new Finding.Place(at, "TBD"), "Readers take it for a mistake.", "Write it."));
 *   }
 * }
 * }</pre>
 */
@Export
@Version("1.1.0")
@NullMarked
package org.candorcms.api.check;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
