// SPDX-License-Identifier: Apache-2.0
/** Templates, messages, themes and assets of bundles. */
@NullMarked
package org.candorcms.rendering.template;

import org.jspecify.annotations.NullMarked;
