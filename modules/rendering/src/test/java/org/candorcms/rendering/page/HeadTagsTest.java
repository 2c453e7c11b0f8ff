// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadTagsTest {
  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1), javascript :alert(1)",
    "JaVaScRiPt:x, JaVaScRiPt :x",
    "data:text/html x, data :text/html x",
    "About javascript: links, About javascript: links",
    "Returns: how, Returns: how",
  })
  void leavesNoScriptAddressInCards(String text, String expected) {
    assertThat(HeadTags.noAddress(text)).isEqualTo(expected);
    assertThat(HeadTags.noAddress(" \u0001" + text)).isEqualTo(" \u0001" + expected);
  }
}
