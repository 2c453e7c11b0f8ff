// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

/** What a write did. */
public record Saved(Article article, Outcome outcome) {
  /** Kinds of outcome. */
  public enum Outcome {
    /** The article is new. */
    CREATED,
    /** The article has a new version. */
    UPDATED,
    /** It was already so; nothing was written. */
    UNCHANGED
  }
}
