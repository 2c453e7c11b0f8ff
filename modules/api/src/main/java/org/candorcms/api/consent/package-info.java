// SPDX-License-Identifier: Apache-2.0
/** Who agreed to what, until when. Start with {@link org.candorcms.api.consent.Consents}. */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.consent;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
