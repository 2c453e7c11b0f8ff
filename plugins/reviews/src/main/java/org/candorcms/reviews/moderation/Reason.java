// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a review may be withheld, provided that the rule is the same whatever its stars. Source: 16
 * CFR 465.7(b) (Federal Register 2024-18519).
 */
public enum Reason {
  /** It gives away a trade secret. */
  TRADE_SECRET,
  /** It defames, harasses, abuses, or is obscene. */
  ABUSIVE,
  /** It holds personal information or a likeness of somebody. */
  PERSONAL_INFORMATION,
  /** It discriminates. */
  DISCRIMINATORY,
  /** It is clearly false or misleading. */
  FALSE,
  /** It is believed not to come from a customer. */
  FAKE,
  /** It is wholly unrelated to the product. */
  UNRELATED;

  /** As in JSON: {@code trade-secret}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason with this code. */
  public static Optional<Reason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
