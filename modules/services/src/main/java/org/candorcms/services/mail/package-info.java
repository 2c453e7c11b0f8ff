// SPDX-License-Identifier: Apache-2.0
/** Mail through an outbox. */
@NullMarked
package org.candorcms.services.mail;

import org.jspecify.annotations.NullMarked;
