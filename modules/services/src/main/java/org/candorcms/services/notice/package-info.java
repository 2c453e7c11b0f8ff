// SPDX-License-Identifier: Apache-2.0
/** Notices to editors: inbox, mail, webhooks. */
@NullMarked
package org.candorcms.services.notice;

import org.jspecify.annotations.NullMarked;
