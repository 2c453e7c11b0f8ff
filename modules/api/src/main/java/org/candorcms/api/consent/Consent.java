// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One consent.
 *
 * @param subject who or what, see {@link Consents}; at most 200 characters
 * @param purpose what for, plugin first: {@code reviews.quote}; {@code [a-z0-9.-]{1,80}}
 * @param place where it may be used: {@code site}, {@code ads}, {@code mail}, ... {@code
 *     [a-z0-9.-]{1,80}}
 * @param wording the words that were agreed to, as they were shown; 1 to 2,000 characters
 * @param source where the act happened: {@code reviews.form}, {@code import}, ... {@code
 *     [a-z0-9.-]{1,80}}
 * @param until when it ends by itself; null for never
 * @since 1.0
 */
public record Consent(
    String subject,
    String purpose,
    String place,
    String wording,
    String source,
    @Nullable Instant until) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,80}");
  private static final int MAX_SUBJECT = 200;
  private static final int MAX_WORDING = 2_000;

  /** Checks bounds; what was agreed to must be told. */
  public Consent {
    if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
      throw new IllegalArgumentException("The subject has 1 to " + MAX_SUBJECT + " characters");
    }
    if (wording.isBlank() || wording.length() > MAX_WORDING) {
      throw new IllegalArgumentException(
          "A consent has the words that were agreed to, 1 to " + MAX_WORDING + " characters");
    }
    for (String name : new String[] {purpose, place, source}) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("The name was " + name + "; allowed " + NAME);
      }
    }
  }

  /** When it ends by itself, if it does. */
  public Optional<Instant> end() {
    return Optional.ofNullable(until);
  }
}
