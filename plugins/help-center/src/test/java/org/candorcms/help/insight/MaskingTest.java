// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
  @Test
  void hidesWhatPointsAtAPerson() {
    assertThat(Masking.mask("Refund for anna.b+x@example.org please"))
        .isEqualTo("refund for [e-mail] please");
    assertThat(Masking.mask("order 10025531")).isEqualTo("order [number]");
    assertThat(Masking.mask("call +84 90 123 45 67")).isEqualTo("call [number]");
    assertThat(Masking.mask("where is MR-2048-77A")).isEqualTo("where is [number]");
    assertThat(Masking.mask("๑๒๓๔๕๖")).isEqualTo("[number]");
    assertThat(Masking.mask("see https://x.example/order/1?t=a")).isEqualTo("see [link]");
  }

  @Test
  void keepsWhatDoesNot() {
    assertThat(Masking.mask("SharePoint 2016 limits")).isEqualTo("sharepoint 2016 limits");
    assertThat(Masking.mask("size M")).isEqualTo("size m");
    assertThat(Masking.mask("hoàn tiền")).isEqualTo("hoàn tiền");
    assertThat(Masking.mask("windows 11")).isEqualTo("windows 11");
  }

  @Test
  void isBounded() {
    assertThat(Masking.mask("word ".repeat(200)).length()).isLessThanOrEqualTo(120);
    assertThat(Masking.mask("\u0000 \t\n")).isEmpty();
    long start = System.nanoTime();
    Masking.mask("a1".repeat(5_000));
    Masking.mask("1 ".repeat(5_000));
    Masking.mask("a.".repeat(5_000) + "@");
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
  }
}
