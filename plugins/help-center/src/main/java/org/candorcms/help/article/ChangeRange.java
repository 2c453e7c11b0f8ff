// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

/**
 * Which changes there are.
 *
 * @param newest number of the newest change; changes still being written have greater ones
 * @param pruned changes up to this number are forgotten: an index behind it must be rebuilt
 */
public record ChangeRange(long newest, long pruned) {}
