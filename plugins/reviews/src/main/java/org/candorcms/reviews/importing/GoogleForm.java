// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/** Google's product review feed, read as a stream. A document type is refused, so no entity is. */
final class GoogleForm {
  private static final int MAX_TEXT = 100_000;
  private static final int MAX_DEPTH = 20;
  private static final Map<String, Field> ELEMENTS =
      Map.ofEntries(
          Map.entry("review_id", Field.ID),
          Map.entry("reviewer/name", Field.AUTHOR),
          Map.entry("review_timestamp", Field.DATE),
          Map.entry("title", Field.TITLE),
          Map.entry("content", Field.BODY),
          Map.entry("review_language", Field.LANG),
          Map.entry("pros/pro", Field.PROS),
          Map.entry("cons/con", Field.CONS),
          Map.entry("ratings/overall", Field.RATING),
          Map.entry("products/product/product_ids/skus/sku", Field.PRODUCT),
          Map.entry("is_verified_purchase", Field.VERIFIED),
          Map.entry("is_incentivized_review", Field.INCENTIVE),
          Map.entry("is_spam", Field.HIDDEN));

  private GoogleForm() {}

  static void read(InputStream in, Sink sink) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    long row = 0;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new ProblemException(
              CommonProblem.BAD_REQUEST, "The file has a document type (DOCTYPE); that is refused");
        }
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("review")) {
          row++;
          sink.row(review(xml, row));
        }
      }
    } catch (XMLStreamException broken) {
      if (row == 0 && broken.getLocation() != null && broken.getLocation().getLineNumber() <= 1) {
        throw new ProblemException(CommonProblem.BAD_REQUEST, "The file is no valid XML");
      }
      sink.broken(row + 1, "", "", "is no valid XML; the rest of the file was not read");
    }
  }

  private static Incoming review(XMLStreamReader xml, long row) throws XMLStreamException {
    Incoming incoming = new Incoming(row);
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.addLast(xml.getLocalName());
          text.setLength(0);
          if (path.size() > MAX_DEPTH) {
            throw new XMLStreamException("too deep");
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() < MAX_TEXT) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (path.isEmpty()) {
            return incoming;
          }
          String element = String.join("/", path);
          Field field = ELEMENTS.get(element);
          if (field == Field.PROS || field == Field.CONS) {
            String before = incoming.text(field);
            String all = before.isEmpty() ? text.toString() : before + '\n' + text;
            incoming.set(field, element, all);
          } else if (field != null) {
            incoming.put(field, element, text.toString());
          }
          path.removeLast();
          text.setLength(0);
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.END_DOCUMENT ->
            throw new XMLStreamException("unexpected");
        default -> {
          // Comments and spaces say nothing.
        }
      }
    }
  }
}
