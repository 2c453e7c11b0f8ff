// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

/** A change: its place in the order of commits, and the article. */
public record Change(long seq, String articleId) {}
