// SPDX-License-Identifier: Apache-2.0
/**
 * Mail that is not lost and not sent twice. Start with {@link org.candorcms.api.mail.Mail}.
 *
 * <pre>{@code
 * mail.send(
 *     "reviews.invite:" + order,
 *     Message.of(address, language, "How was it?", text).withUnsubscribe(oneClick));
 * }</pre>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.candorcms.api.mail;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
