// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UnitReaderTest {
  @Test
  void readsNameClassesAndProperties() throws IOException {
    Unit unit =
        read(
            """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
              <persistence-unit name="help">
                <class>a.One</class>
                <class> a.Two </class>
                <properties><property name="p" value="v"/></properties>
              </persistence-unit>
            </persistence>
            """);
    assertThat(unit).isEqualTo(new Unit("help", List.of("a.One", "a.Two"), Map.of("p", "v")));
  }

  @Test
  void saysWhatIsWrong() {
    refuses("<persistence/>", "no persistence-unit");
    refuses("<persistence>", "cannot be read");
    refuses(unit("help", ""), "lists no <class>");
    refuses(unit("Help; drop", "<class>a.A</class>"), "allowed are 1 to 31");
    refuses(
        "<p><persistence-unit name='a'/><persistence-unit name='b'/></p>", "more than one unit");
  }

  @Test
  void readsNoOtherFiles() {
    refuses(
        "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + unit("help", "<class>&x;</class>"),
        "");
  }

  private static String unit(String name, String body) {
    return "<p><persistence-unit name='" + name + "'>" + body + "</persistence-unit></p>";
  }

  private static void refuses(String document, String reason) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static Unit read(String document) throws IOException {
    return UnitReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }
}
