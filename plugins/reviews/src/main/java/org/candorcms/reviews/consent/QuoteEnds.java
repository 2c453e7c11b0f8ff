// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.consent;

import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.ConsentListener;
import org.candorcms.reviews.review.Submissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stops quoting a review whose consent has ended, wherever it was ended. */
@Component(service = ConsentListener.class)
public final class QuoteEnds implements ConsentListener {
  private final Submissions submissions;

  /** Gets its surroundings. */
  @Activate
  public QuoteEnds(@Reference Submissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public void ended(Consent consent) {
    if (consent.purpose().equals(Quoting.PURPOSE)
        && consent.place().equals(Quoting.PLACE)
        && consent.subject().startsWith(Quoting.SUBJECT)) {
      submissions.quotable(consent.subject().substring(Quoting.SUBJECT.length()), false);
    }
  }
}
