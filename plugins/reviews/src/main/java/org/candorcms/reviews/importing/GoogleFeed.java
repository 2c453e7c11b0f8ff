// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.candorcms.api.media.Images;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Writes Google's product review feed 2.4. The order of elements is that of its schema
 * (product_reviews.xsd), which takes no other. The feed is always the full one: a review that is
 * left out is deleted there.
 */
final class GoogleFeed implements AutoCloseable {
  private static final String SCHEMA =
      "http://www.google.com/shopping/reviews/schema/product/2.4/product_reviews.xsd";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final XMLStreamWriter xml;
  private final UnaryOperator<String> site;
  private final Images images;
  private boolean begun;

  /**
   * Begins a feed.
   *
   * @param site address of a path of the site
   */
  GoogleFeed(OutputStream out, UnaryOperator<String> site, Images images) throws IOException {
    this.site = site;
    this.images = images;
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeNamespace("vc", "http://www.w3.org/2007/XMLSchema-versioning");
      xml.writeNamespace("xsi", XSI);
      xml.writeAttribute("xsi", XSI, "noNamespaceSchemaLocation", SCHEMA);
      element("version", "2.4");
      xml.writeStartElement("publisher");
      element("name", host(site.apply("/")));
      element("favicon", site.apply("/favicon.svg"));
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static String host(String address) {
    return java.net.URI.create(address).getHost() == null
        ? "Candor"
        : java.net.URI.create(address).getHost();
  }

  void add(ReviewRow row, @Nullable Product known) {
    Product product = known == null ? Product.UNKNOWN : known;
    try {
      if (!begun) {
        // The schema has no place for a list without reviews.
        xml.writeStartElement("reviews");
        begun = true;
      }
      xml.writeStartElement("review");
      element("review_id", row.id);
      reviewer(row);
      element("is_verified_purchase", Boolean.toString(!row.verifiedMethod.isEmpty()));
      element("is_incentivized_review", Boolean.toString(!row.incentiveKind.isEmpty()));
      element("review_timestamp", Instant.ofEpochMilli(row.submittedAt).toString());
      optional("title", row.title);
      element("content", row.body);
      // Two letters of ISO 639-1 only; the schema of the feed has no place for scripts and regions.
      optional("review_language", row.lang.length() >= 2 ? row.lang.split("-", 2)[0] : "");
      list("pros", "pro", ReviewRow.lines(row.pros));
      list("cons", "con", ReviewRow.lines(row.cons));
      String url = url(row.product, product);
      xml.writeStartElement("review_url");
      xml.writeAttribute("type", "group");
      characters(url);
      xml.writeEndElement();
      pictures(row);
      ratings(row.rating);
      product(row.product, product, url);
      element("is_spam", "false");
      element(
          "collection_method",
          row.verifiedMethod.equals(Verification.INVITATION) ? "post_fulfillment" : "unsolicited");
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private void reviewer(ReviewRow row) throws XMLStreamException {
    xml.writeStartElement("reviewer");
    xml.writeStartElement("name");
    xml.writeAttribute("is_anonymous", Boolean.toString(row.authorName.equals("Anonymous")));
    characters(row.authorName);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void pictures(ReviewRow row) throws XMLStreamException {
    if (row.photos.isEmpty()) {
      return;
    }
    xml.writeStartElement("reviewer_images");
    for (String photo : ReviewRow.pairs(row.photos).keySet()) {
      xml.writeStartElement("reviewer_image");
      element("url", site.apply(images.image(photo).path()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void ratings(int rating) throws XMLStreamException {
    xml.writeStartElement("ratings");
    xml.writeStartElement("overall");
    xml.writeAttribute("min", "1");
    xml.writeAttribute("max", "5");
    characters(Integer.toString(rating));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void product(String id, Product product, String url) throws XMLStreamException {
    xml.writeStartElement("products");
    xml.writeStartElement("product");
    xml.writeStartElement("product_ids");
    list("gtins", "gtin", said(product.gtin()).map(List::of).orElse(List.of()));
    list("mpns", "mpn", said(product.mpn()).map(List::of).orElse(List.of()));
    list("skus", "sku", List.of(said(product.sku()).orElse(id)));
    list("brands", "brand", said(product.brand()).map(List::of).orElse(List.of()));
    xml.writeEndElement();
    element("product_name", said(product.name()).orElse(id));
    element("product_url", url);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static Optional<String> said(Optional<String> text) {
    return text.filter(given -> !given.isBlank());
  }

  /** A product whose page nobody has told is shown by the list of its reviews. */
  private String url(String id, Product product) {
    return product
        .url()
        .map(url -> url.startsWith("/") ? site.apply(url) : url)
        .orElseGet(() -> site.apply("/fragments/reviews.list") + "?product=" + id);
  }

  private void list(String outer, String inner, List<String> texts) throws XMLStreamException {
    if (!texts.isEmpty()) {
      xml.writeStartElement(outer);
      for (String text : texts) {
        element(inner, text);
      }
      xml.writeEndElement();
    }
  }

  private void optional(String name, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      element(name, text);
    }
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    characters(text);
    xml.writeEndElement();
  }

  /** What XML 1.0 has no way to write is left out. */
  private void characters(String text) throws XMLStreamException {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || (c >= 0x20 && c < 0xD800)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .forEach(clean::appendCodePoint);
    xml.writeCharacters(clean.toString());
  }

  @Override
  public void close() throws IOException {
    try {
      if (begun) {
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
