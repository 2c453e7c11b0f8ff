// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.privacy.PersonalData;
import org.candorcms.api.store.Store;
import org.candorcms.said.action.Actions;
import org.candorcms.said.store.ContactRow;
import org.candorcms.said.store.FollowerRow;
import org.candorcms.said.store.VoiceRow;
import org.candorcms.said.text.Masking;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is held of a person. Erasing keeps that something was said, so that numbers stay right, but
 * takes away the address, the name, the quotes and what points at a person in the text.
 */
@Component(service = PersonalData.class)
public final class SaidPersonalData implements PersonalData {
  private final Store store;
  private final Consents consents;
  private final CacheTags cache;

  /** Gets its surroundings. */
  @Activate
  public SaidPersonalData(
      @Reference(target = "(candor.store=said)") Store store,
      @Reference Consents consents,
      @Reference CacheTags cache) {
    this.store = store;
    this.consents = consents;
    this.cache = cache;
  }

  @Override
  public String name() {
    return "you-said-we-did";
  }

  @Override
  public Map<String, Object> export(String email) {
    String person = consents.person(email);
    return store.read(
        em -> {
          ContactRow contact = em.find(ContactRow.class, person);
          if (contact == null) {
            return Map.of();
          }
          Map<String, Object> all = new LinkedHashMap<>();
          all.put("email", contact.email);
          all.put("language", contact.lang);
          all.put("mails", contact.state);
          List<Object> voices = new ArrayList<>();
          for (VoiceRow row : voices(em, person)) {
            Map<String, Object> voice = new LinkedHashMap<>();
            voice.put("id", row.id);
            voice.put("text", row.body);
            voice.put("name", row.author);
            voice.put("saidAt", Instant.ofEpochMilli(row.saidAt).toString());
            voice.put("source", row.source);
            voice.put("mayBeQuoted", row.quoteAllowed);
            voice.put("wantsToKnow", row.notifyAllowed);
            voice.put("mayBeRemembered", row.rememberAllowed);
            voices.add(voice);
          }
          all.put("voices", voices);
          List<Object> follows = new ArrayList<>();
          for (FollowerRow row :
              em.createQuery(
                      "select f from FollowerRow f where f.contactId = :person order by f.actionId",
                      FollowerRow.class)
                  .setParameter("person", person)
                  .getResultList()) {
            follows.add(
                Map.of(
                    "action",
                    row.actionId,
                    "state",
                    row.state,
                    "since",
                    Instant.ofEpochMilli(row.changedAt).toString()));
          }
          all.put("follows", follows);
          return all;
        });
  }

  @Override
  public int erase(String email) {
    String person = consents.person(email);
    List<String> spoken = store.read(em -> voices(em, person).stream().map(row -> row.id).toList());
    spoken.forEach(id -> consents.withdraw(Actions.subject(id), ""));
    consents.withdraw(person, Voices.TELL);
    consents.withdraw(person, Voices.REMEMBER);
    int pieces =
        store.write(
            em -> {
              int n = 0;
              for (VoiceRow row : voices(em, person)) {
                Voices.blank(em, row, Masking.mask(row.body));
                row.contactId = "";
                row.quoteAllowed = false;
                row.notifyAllowed = false;
                row.rememberAllowed = false;
                em.createQuery("delete from QuoteRow q where q.voiceId = :id")
                    .setParameter("id", row.id)
                    .executeUpdate();
                n++;
              }
              for (String table : List.of("FollowerRow", "DeliveryRow")) {
                n +=
                    em.createQuery("delete from " + table + " x where x.contactId = :person")
                        .setParameter("person", person)
                        .executeUpdate();
              }
              ContactRow contact = em.find(ContactRow.class, person);
              if (contact != null) {
                em.remove(contact);
                n++;
              }
              return n;
            });
    cache.invalidate(List.of(Actions.TAG));
    return pieces;
  }

  private static List<VoiceRow> voices(jakarta.persistence.EntityManager em, String person) {
    return em.createQuery(
            "select v from VoiceRow v where v.contactId = :person order by v.id", VoiceRow.class)
        .setParameter("person", person)
        .getResultList();
  }
}
