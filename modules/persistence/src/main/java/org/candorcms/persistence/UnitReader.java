// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code META-INF/persistence.xml}; only what this module acts on. */
final class UnitReader {
  private UnitReader() {}

  static Unit read(InputStream document) throws IOException {
    // The JDK's own parser: which parser a thread's class loader offers must not matter.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return read(factory.createXMLStreamReader(document));
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(
          "META-INF/persistence.xml cannot be read: " + e.getMessage(), e);
    }
  }

  private static Unit read(XMLStreamReader xml) throws XMLStreamException {
    @Nullable String name = null;
    List<String> classes = new ArrayList<>();
    Map<String, String> properties = new LinkedHashMap<>();
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "persistence-unit" -> {
          if (name != null) {
            throw new IllegalArgumentException(
                "META-INF/persistence.xml has more than one unit; allowed is one");
          }
          name = attribute(xml, "name");
        }
        case "class" -> classes.add(xml.getElementText().strip());
        case "property" -> properties.put(attribute(xml, "name"), attribute(xml, "value"));
        default -> {
          // Everything else is decided by the host.
        }
      }
    }
    if (name == null) {
      throw new IllegalArgumentException("META-INF/persistence.xml has no persistence-unit");
    }
    return new Unit(name, classes, properties);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
