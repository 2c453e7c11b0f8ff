// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.util.List;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.ConsentListener;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Actions;
import org.candorcms.said.voice.Voices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does what follows when a consent ends: no quote, no mail, no recognising. */
@Component(service = ConsentListener.class)
public final class ConsentEnds implements ConsentListener {
  private static final String VOICE = Actions.subject("");

  private final Store store;
  private final Followers followers;
  private final CacheTags cache;
  private final Consents consents;

  /** Gets its surroundings. */
  @Activate
  public ConsentEnds(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Followers followers,
      @Reference CacheTags cache,
      @Reference Consents consents) {
    this.store = store;
    this.followers = followers;
    this.cache = cache;
    this.consents = consents;
  }

  @Override
  public void ended(Consent consent) {
    if (consents.granted(consent.subject(), consent.purpose(), consent.place())) {
      // Given again meanwhile.
      return;
    }
    switch (consent.purpose()) {
      case Actions.QUOTE -> {
        if (consent.subject().startsWith(VOICE)) {
          update(
              "update VoiceRow v set v.quoteAllowed = false where v.id = :subject",
              consent.subject().substring(VOICE.length()));
          cache.invalidate(List.of(Actions.TAG));
        }
      }
      case Voices.TELL -> followers.endAll(consent.subject());
      case Voices.REMEMBER ->
          update(
              "update VoiceRow v set v.rememberAllowed = false where v.contactId = :subject",
              consent.subject());
      default -> {
        // Somebody else's.
      }
    }
  }

  private void update(String statement, String subject) {
    store.execute(em -> em.createQuery(statement).setParameter("subject", subject).executeUpdate());
  }
}
