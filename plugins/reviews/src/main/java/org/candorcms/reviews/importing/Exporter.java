// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.candorcms.api.json.Json;
import org.candorcms.api.media.Images;
import org.candorcms.api.store.Store;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes reviews to files, some hundred at a time, so memory stays the same. */
@Component(service = Exporter.class)
public final class Exporter {
  private static final int CHUNK = 500;
  private static final List<String> JUDGEME =
      List.of(
          "product_handle",
          "review_title",
          "body",
          "reviewer_name",
          "reviewer_email",
          "rating",
          "review_date",
          "reply",
          "reply_date",
          "featured",
          "verified",
          "hidden");
  private static final List<String> SHOPIFY =
      List.of(
          "product_handle",
          "state",
          "rating",
          "title",
          "author",
          "email",
          "location",
          "body",
          "reply",
          "created_at",
          "replied_at");

  private final Store store;
  private final Json json;
  private final Products products;
  private final Images images;

  /** Gets its surroundings. */
  @Activate
  public Exporter(
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference Json json,
      @Reference Products products,
      @Reference Images images) {
    this.store = store;
    this.json = json;
    this.products = products;
    this.images = images;
  }

  /**
   * Writes reviews.
   *
   * @param product id; empty for all
   * @param site address of a path of the site; for Google's feed
   */
  public void write(Format format, String product, UnaryOperator<String> site, OutputStream out)
      throws IOException {
    try {
      switch (format) {
        case CANDOR, JUDGEME, SHOPIFY -> table(format, product, out);
        case NDJSON -> lines(product, out);
        case GOOGLE -> feed(product, site, out);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void table(Format format, String product, OutputStream out) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (format == Format.CANDOR) {
      csv.writeRecord(CandorRow.COLUMNS);
    } else {
      csv.writeRecord(format == Format.JUDGEME ? JUDGEME : SHOPIFY);
    }
    each(
        product,
        format == Format.CANDOR ? "" : "('approved', 'hidden')",
        rows ->
            rows.forEach(
                row ->
                    csv.writeRecord(cells(format, row).stream().map(CsvForm::guarded).toList())));
    csv.flush();
  }

  private List<String> cells(Format format, ReviewRow row) {
    boolean shown = row.state() == Status.APPROVED;
    return switch (format) {
      case JUDGEME ->
          List.of(
              row.product,
              row.title,
              row.body,
              row.authorName,
              row.authorEmail,
              Integer.toString(row.rating),
              day(row.submittedAt),
              row.replyBody,
              day(row.repliedAt),
              "no",
              row.verifiedMethod.isEmpty() ? "no" : "yes",
              shown ? "no" : "yes");
      case SHOPIFY ->
          List.of(
              row.product,
              shown ? "published" : "unpublished",
              Integer.toString(row.rating),
              row.title,
              row.authorName,
              row.authorEmail,
              "",
              row.body,
              row.replyBody,
              moment(row.submittedAt),
              moment(row.repliedAt));
      default -> CandorRow.of(row, json).values().stream().map(CandorRow::text).toList();
    };
  }

  private static String day(long at) {
    return at == 0
        ? ""
        : Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  static String moment(long at) {
    return at == 0 ? "" : Instant.ofEpochMilli(at).toString();
  }

  private void lines(String product, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    each(
        product,
        "",
        rows -> {
          try {
            for (ReviewRow row : rows) {
              Map<String, Object> members = new LinkedHashMap<>(CandorRow.of(row, json));
              members.values().removeIf(""::equals);
              members.put("attributes", ReviewRow.pairs(row.attributes));
              writer.write(json.write(members));
              writer.write('\n');
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    writer.flush();
  }

  private void feed(String product, UnaryOperator<String> site, OutputStream out)
      throws IOException {
    try (GoogleFeed feed = new GoogleFeed(out, site, images)) {
      each(
          product,
          "('approved')",
          rows -> {
            var known = products.find(rows.stream().map(row -> row.product).distinct().toList());
            rows.forEach(row -> feed.add(row, known.get(row.product)));
          });
    }
  }

  private void each(String product, String states, Consumer<List<ReviewRow>> rows) {
    String after = "";
    while (true) {
      String from = after;
      List<ReviewRow> chunk =
          store.read(
              em -> {
                TypedQuery<ReviewRow> query =
                    em.createQuery(
                        "select r from ReviewRow r where r.id > :after"
                            + (states.isEmpty() ? "" : " and r.status in " + states)
                            + (product.isEmpty() ? "" : " and r.product = :product")
                            + " order by r.id",
                        ReviewRow.class);
                query.setParameter("after", from);
                if (!product.isEmpty()) {
                  query.setParameter("product", product);
                }
                return query.setMaxResults(CHUNK).getResultList();
              });
      if (chunk.isEmpty()) {
        return;
      }
      rows.accept(chunk);
      after = chunk.get(chunk.size() - 1).id;
    }
  }
}
