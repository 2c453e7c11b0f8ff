// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

/** Where content appears. */
public enum Medium {
  /** A page of text, with or without pictures. */
  ARTICLE,
  /** A teaser that leads to content. */
  CARD,
  /** A picture. */
  IMAGE,
  /** A video. */
  VIDEO,
  /** Sound only. */
  AUDIO,
  /** A live broadcast. */
  LIVE,
  /** A sequence of pictures that vanishes. */
  STORY,
  /** An entry of a feed. */
  FEED,
  /** A mail. */
  EMAIL,
  /** A hit of a search. */
  SEARCH_HIT
}
