// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import java.time.Instant;
import java.util.List;
import org.candorcms.api.store.Store;
import org.candorcms.said.store.ContactRow;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who spoke more than once and has agreed to be recognised. In order of the last time, not of how
 * often: nobody is ranked, and nothing of it is public.
 */
@Component(service = Returning.class)
public final class Returning {
  private final Store store;

  /** Gets its surroundings. */
  @Activate
  public Returning(@Reference(target = "(candor.store=said)") Store store) {
    this.store = store;
  }

  /**
   * Somebody who came back.
   *
   * @param id keyed hash of the mail address
   * @param name as given the last time; empty for none
   * @param reachable whether mails are wanted
   */
  public record Person(
      String id,
      String name,
      String lang,
      long voices,
      Instant first,
      Instant last,
      boolean reachable) {}

  /** Those who came back, latest first, at most {@code limit}. */
  public List<Person> people(int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select v.contactId, count(v), min(v.saidAt), max(v.saidAt), max(v.author),"
                        + " c.lang, c.state from VoiceRow v, ContactRow c where v.rememberAllowed ="
                        + " true and v.contactId <> '' and c.id = v.contactId group by v.contactId,"
                        + " c.lang, c.state having count(v) > 1 order by max(v.saidAt) desc,"
                        + " v.contactId",
                    Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(
                    line ->
                        new Person(
                            (String) line[0],
                            (String) line[4],
                            (String) line[5],
                            ((Number) line[1]).longValue(),
                            Instant.ofEpochMilli(((Number) line[2]).longValue()),
                            Instant.ofEpochMilli(((Number) line[3]).longValue()),
                            line[6].equals("confirmed")))
                .toList());
  }

  /** The mail address of somebody who came back and wants mails; empty otherwise. */
  public java.util.Optional<Address> address(String id) {
    return people(1_000).stream()
        .filter(person -> person.id.equals(id) && person.reachable)
        .findFirst()
        .flatMap(
            person ->
                store.read(
                    em ->
                        java.util.Optional.ofNullable(em.find(ContactRow.class, id))
                            .map(row -> new Address(row.email, person))));
  }

  /** Where somebody can be reached. */
  public record Address(String email, Person person) {}
}
