// SPDX-License-Identifier: Apache-2.0
/** What is held of a person. */
@NullMarked
package org.candorcms.services.privacy;

import org.jspecify.annotations.NullMarked;
