// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

/** What a column may hold. */
enum Field {
  ID,
  PRODUCT,
  RATING,
  TITLE,
  BODY,
  AUTHOR,
  EMAIL,
  LANG,
  PROS,
  CONS,
  EXPERIENCED_ON,
  DATE,
  PUBLISHED_AT,
  STATUS,
  HIDDEN,
  VERIFIED,
  VERIFIED_AT,
  INCENTIVE,
  INCENTIVE_NOTE,
  HELPFUL,
  QUOTABLE,
  REPLY,
  REPLIED_AT
}
