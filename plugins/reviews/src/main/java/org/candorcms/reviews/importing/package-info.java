// SPDX-License-Identifier: Apache-2.0
/**
 * Reviews from and for other systems. Start with {@link org.candorcms.reviews.importing.Importer}
 * and {@link org.candorcms.reviews.importing.Exporter}.
 */
@NullMarked
package org.candorcms.reviews.importing;

import org.jspecify.annotations.NullMarked;
