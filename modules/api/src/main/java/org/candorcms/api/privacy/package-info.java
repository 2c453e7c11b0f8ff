// SPDX-License-Identifier: Apache-2.0
/**
 * What is held of a person, handed out and erased on request. Start with {@link
 * org.candorcms.api.privacy.PersonalData}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.privacy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
