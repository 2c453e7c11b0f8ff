// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.consent;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The ledger of consent: who agreed to what, where, until when, to which words. Nothing counts as
 * agreed that is not in it; there is no default and no way to ask for one. Entries are never
 * changed, only ended.
 *
 * <p>A subject is either the reference of a piece of content ({@code reviews.review:018f...}) or a
 * person as {@link #person} names one. When a consent ends, by withdrawal or by its date, every
 * {@link ConsentListener} is told, cached output that carries {@link #tag} of the subject is
 * forgotten, both at once for a withdrawal and within 30 s for a date. Thread-safe; may block.
 *
 * @since 1.0
 */
@ProviderType
public interface Consents {
  /**
   * Writes down that somebody has agreed by an act of their own. A consent in force for the same
   * subject, purpose and place is replaced.
   */
  void grant(Consent consent);

  /** Whether a consent is in force now. */
  default boolean granted(String subject, String purpose, String place) {
    return granted(List.of(subject), purpose, place).contains(subject);
  }

  /**
   * Which of the subjects have a consent in force now; asked once for many.
   *
   * @param subjects at most 1,000
   */
  Set<String> granted(Collection<String> subjects, String purpose, String place);

  /**
   * Ends what is in force.
   *
   * @param purpose empty for every purpose
   * @return how many consents ended
   */
  int withdraw(String subject, String purpose);

  /** Everything ever written down about a subject, newest first, at most 500. */
  List<Entry> history(String subject);

  /**
   * The subject that stands for a mail address: a keyed hash that means nothing outside this
   * installation. Upper and lower case do not matter.
   */
  String person(String email);

  /** The cache tag to put on output that depends on a subject's consent. */
  static String tag(String subject) {
    return "consent." + subject;
  }
}
