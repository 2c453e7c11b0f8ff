// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  private final Languages languages = new Languages();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|The refund took three weeks and nobody told me why.",
        "vi|Tôi không thấy nút đổi trả ở đâu cả.",
        "vi|Giao hàng rất nhanh nhưng hộp bị móp.",
        "th|ฉันหาปุ่มคืนสินค้าไม่เจอ",
        "lo|ຂ້ອຍຊອກຫາປຸ່ມຄືນສິນຄ້າບໍ່ເຫັນ",
        "fil|Hindi ko makita ang pindutan para sa pagbabalik ng bayad.",
        "fil|Ang bagal po ng sagot ng inyong opisina.",
        "de|Die Rückgabe hat drei Wochen gedauert und keiner hat mir etwas gesagt.",
        "fr|Le remboursement a pris trois semaines et personne ne m'a prévenu.",
        "es|La devolución tardó tres semanas y nadie me avisó.",
        "ja|返品ボタンが見つかりません",
      })
  void tellsTheLanguage(String lang, String text) {
    assertThat(languages.of(text)).contains(lang);
  }

  @Test
  void wouldRatherNotSayThanBeWrong() {
    assertThat(languages.of("12345 !!!")).isEmpty();
    assertThat(languages.of("OK")).isEmpty();
  }

  @Test
  void findsNearlyTheSame() {
    String one = Words.folded("The zip of my jacket broke after two weeks, very disappointing!");
    String other = Words.folded("the ZIP of my jacket broke after 2 weeks. Very disappointing");
    assertThat(Sketch.resemblance(one, other)).isGreaterThan(0.7);
    assertThat(Sketch.resemblance(one, Words.folded("Delivery was quick and friendly.")))
        .isLessThan(0.1);
    assertThat(Sketch.of(Words.folded("Great!!!")).key())
        .isEqualTo(Sketch.of(Words.folded("  great ")).key());
  }

  @Test
  void masksWhatPointsAtAPerson() {
    assertThat(
            Masking.mask(
                "I am an.na@example.org, call +49 170 1234567, order MR-2048-77A, in 2026 for"
                    + " 49.90"))
        .isEqualTo("I am [e-mail], call [number], order [number], in 2026 for 49.90");
  }

  @Test
  void makesSlugs() {
    assertThat(Slugs.of("Đổi trả dễ hơn!")).isEqualTo("doi-tra-de-hon");
    assertThat(Slugs.of("ผ่านการทดสอบ 1")).isEqualTo("ผ่านการทดสอบ-1");
    assertThat(Slugs.of("!!!")).isEmpty();
  }
}
