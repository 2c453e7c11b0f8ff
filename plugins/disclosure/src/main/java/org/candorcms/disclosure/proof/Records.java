// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.proof;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.json.Json;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What stood on which page when: records that are signed, each with the hash of the one before it,
 * and only ever added.
 */
@Component(service = Records.class)
public final class Records {
  /** First member of every body. */
  static final String FORMAT = "candor-disclosure-record/1";

  /** Longer pages are kept by their hash only. */
  private static final int MAX_HTML = 2_000_000;

  private final Store store;
  private final Signer signer;
  private final Json json;
  private final Clock clock;

  /** Gets its surroundings. */
  @Activate
  public Records(
      @Reference(target = "(candor.store=disclosure)") Store store,
      @Reference Signer signer,
      @Reference Json json,
      @Reference Clock clock) {
    this.store = store;
    this.signer = signer;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A record with what proves it.
   *
   * @param record the members of the body
   * @param body the JSON text that is signed, byte for byte
   * @param signature Ed25519 over the body, Base64
   * @param hash SHA-256 of the body; the next record names it as {@code previous}
   */
  public record Proof(Map<String, Object> record, String body, String signature, String hash) {}

  /** A proof with the page that it speaks of, where it was kept. */
  public record Proved(
      Map<String, Object> record, String body, String signature, Optional<String> html) {}

  /** Adds a record. */
  public Proof add(Publication publication) {
    String htmlHash = Signer.sha256(publication.html());
    return store.write(
        em -> {
          ChainRow chain = chain(em);
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          RecordRow row = new RecordRow();
          row.sequence = chain.counted + 1;
          row.path = publication.path();
          row.contentId = publication.contentId();
          row.recordedAt = now;
          row.htmlHash = htmlHash;
          row.body = json.write(body(publication, row, chain.lastHash));
          row.hash = Signer.sha256(row.body);
          row.signature = signer.sign(row.body);
          em.persist(row);
          if (publication.html().length() <= MAX_HTML && em.find(HtmlRow.class, htmlHash) == null) {
            HtmlRow html = new HtmlRow();
            html.hash = htmlHash;
            html.html = publication.html();
            em.persist(html);
          }
          chain.counted = row.sequence;
          chain.lastHash = row.hash;
          return proof(row);
        });
  }

  private static ChainRow chain(EntityManager em) {
    ChainRow chain = em.find(ChainRow.class, ChainRow.RECORDS, LockModeType.PESSIMISTIC_WRITE);
    if (chain == null) {
      chain = new ChainRow();
      chain.name = ChainRow.RECORDS;
      em.persist(chain);
    }
    return chain;
  }

  private Map<String, Object> body(Publication publication, RecordRow row, String previous) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("format", FORMAT);
    body.put("sequence", row.sequence);
    body.put("recordedAt", row.recordedAt.toString());
    body.put("event", publication.event());
    body.put("path", publication.path());
    body.put("contentId", publication.contentId());
    body.put("lang", publication.lang());
    body.put("label", publication.label());
    body.put("audiences", publication.audiences());
    body.put("rules", publication.rules());
    body.put("relations", publication.relations());
    body.put("blocked", publication.blocked());
    body.put("warned", publication.warned());
    body.put("htmlSha256", row.htmlHash);
    body.put("previous", previous);
    body.put("publicKey", signer.publicKey());
    return body;
  }

  private Proof proof(RecordRow row) {
    return new Proof(json.readObject(row.body), row.body, row.signature, row.hash);
  }

  /** The newest record of a page that is not younger than a moment. */
  public Optional<Proved> at(String path, Instant moment) {
    return store.read(
        em ->
            newest(em, path, moment)
                .map(
                    row ->
                        new Proved(
                            json.readObject(row.body),
                            row.body,
                            row.signature,
                            html(em, row.htmlHash))));
  }

  private static Optional<RecordRow> newest(EntityManager em, String path, Instant moment) {
    return em
        .createQuery(
            "select r from RecordRow r where r.path = :path and r.recordedAt <= :moment order by"
                + " r.sequence desc",
            RecordRow.class)
        .setParameter("path", path)
        .setParameter("moment", moment)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  private static Optional<String> html(EntityManager em, String hash) {
    @Nullable HtmlRow row = em.find(HtmlRow.class, hash);
    return Optional.ofNullable(row).map(found -> found.html);
  }

  /** Whether the newest record of a page says the same as a publication does. */
  public boolean knows(Publication publication) {
    String hash = Signer.sha256(publication.html());
    return store.read(
        em ->
            newest(em, publication.path(), Instant.parse("9999-01-01T00:00:00Z"))
                .map(row -> row.htmlHash.equals(hash) && says(row, publication))
                .orElse(false));
  }

  private boolean says(RecordRow row, Publication publication) {
    Map<String, Object> body = json.readObject(row.body);
    return publication.label().equals(body.get("label"))
        && publication.rules().equals(body.get("rules"));
  }

  /**
   * Records, newest first.
   *
   * @param path empty for all pages
   * @param before sequence; 0 for the newest
   */
  public List<Proof> list(String path, long before, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select r from RecordRow r where (:path = '' or r.path = :path) and r.sequence"
                        + " < :before order by r.sequence desc",
                    RecordRow.class)
                .setParameter("path", path)
                .setParameter("before", before == 0 ? Long.MAX_VALUE : before)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(this::proof)
                .toList());
  }

  /** How many records there are. */
  public long count(String path) {
    return store.read(
        em ->
            em.createQuery(
                    "select count(r) from RecordRow r where :path = '' or r.path = :path",
                    Long.class)
                .setParameter("path", path)
                .getSingleResult());
  }

  /** Records in the order of the chain. */
  public List<Proof> chain(long after, int limit) {
    return store.read(
        em ->
            em
                .createQuery(
                    "select r from RecordRow r where r.sequence > :after order by r.sequence",
                    RecordRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(this::proof)
                .toList());
  }

  /** The key that signs. */
  public String publicKey() {
    return signer.publicKey();
  }
}
