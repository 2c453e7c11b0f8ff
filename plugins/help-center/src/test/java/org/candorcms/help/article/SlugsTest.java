// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlugsTest {
  @Test
  void readsLikeTheTitle() {
    assertThat(Slugs.of("How long does a refund take?")).isEqualTo("how-long-does-a-refund-take");
    assertThat(Slugs.of("Don’t panic & carry on")).isEqualTo("dont-panic-carry-on");
    assertThat(Slugs.of("Đổi trả hàng và hoàn tiền")).isEqualTo("doi-tra-hang-va-hoan-tien");
    assertThat(Slugs.of("Größe ändern, Straße")).isEqualTo("grosse-andern-strasse");
    assertThat(Slugs.of("?!")).isEmpty();
  }

  @Test
  void keepsMarksOfOtherScripts() {
    assertThat(Slugs.of("การคืนสินค้า")).isEqualTo("การคืนสินค้า");
    assertThat(Slugs.of("ຄືນເງິນ ໃຊ້ເວລາ")).contains("ຄືນເງິນ-ໃຊ້ເວລາ");
    assertThat(Slugs.of("返品 について")).isEqualTo("返品-について");
  }

  @Test
  void isBounded() {
    assertThat(Slugs.of("word ".repeat(100)).length()).isLessThanOrEqualTo(80);
    assertThat(Slugs.of("x".repeat(500))).hasSize(80);
  }

  @Test
  void findsAFreeOne() {
    Set<String> taken = new HashSet<>();
    for (int i = 1; i <= 300; i++) {
      assertThat(taken.add(Slugs.free("same", taken::contains))).isTrue();
    }
    assertThat(Slugs.free("search", slug -> false)).isEqualTo("search-2");
    assertThat(Slugs.variantOf("same-12", "same")).isTrue();
    assertThat(Slugs.variantOf("same-day", "same")).isFalse();
  }
}
