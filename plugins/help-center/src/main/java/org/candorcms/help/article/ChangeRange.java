// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

/**
 * Which changes there are.
 *
 * @param newest number of the newest change; changes still being written have greater ones
 * @param oldestKept number of the oldest kept change; {@code Long.MAX_VALUE} if none is kept
 */
public record ChangeRange(long newest, long oldestKept) {}
