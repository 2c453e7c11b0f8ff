// SPDX-License-Identifier: Apache-2.0
/**
 * What goes wrong for a caller, told in RFC 9457 form. Start with {@link
 * org.candorcms.api.problem.ProblemException}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.problem;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
