// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.widget;

/**
 * A file that a visitor sent with a form (RFC 7578): a component of this type, or a list of it, in
 * the record of a {@link FormHandler}. A file field that was left empty is absent. Nothing that is
 * said here may be trusted; look at the bytes.
 *
 * @param fileName last part of the name that the browser gave, at most 200 characters; may be empty
 * @param contentType as the browser says; may be empty
 * @param bytes content, not copied
 * @since 1.1
 */
@SuppressWarnings("ArrayRecordComponent") // Copies of files of several megabytes are not harmless.
public record Upload(String fileName, String contentType, byte[] bytes) {}
