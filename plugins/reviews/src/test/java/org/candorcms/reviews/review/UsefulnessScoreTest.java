// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsefulnessScoreTest {
  @Test
  void prefersDetailToPraiseWhateverTheStars() {
    for (int stars = 1; stars <= 5; stars++) {
      ReviewRow praise = row(stars, "Great!!!", "", "");
      ReviewRow detail =
          row(
              6 - stars,
              "I used it for three months on my way to work.",
              "Keeps coffee hot",
              "The lid is hard to clean");
      assertThat(detail.usefulness).isGreaterThan(praise.usefulness);
      assertThat(ReviewRow.lines(detail.usefulnessReasons))
          .contains("trade-off", "duration", "context");
      assertThat(praise.usefulnessReasons).isEmpty();
    }
  }

  @Test
  void ignoresStars() {
    assertThat(row(1, "Wore it twice, but it tore.", "", "").usefulness)
        .isEqualTo(row(5, "Wore it twice, but it tore.", "", "").usefulness);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ใช้มา 3 เดือนแล้ว",
        "ໃຊ້ມາ 2 ອາທິດ",
        "Dùng được 6 tháng",
        "Ginamit ko ng 2 buwan",
        "Seit 2 Monaten in Gebrauch",
        "استخدمته 3 أشهر"
      })
  void seesHowLongInManyLanguages(String body) {
    assertThat(ReviewRow.lines(row(3, body, "", "").usefulnessReasons)).contains("duration");
  }

  @Test
  void staysBetweenBounds() {
    ReviewRow all =
        row(3, "I used it for two years at work, but it is loud. ".repeat(80), "a", "b");
    all.attributes = "size\tM";
    all.photos = "p\tx";
    all.verifiedMethod = "invitation";
    all.helpful = Integer.MAX_VALUE;
    UsefulnessScore.score(all);
    assertThat(all.usefulness).isBetween(95, 100);
    assertThat(row(3, "a".repeat(5000), "", "").usefulness).isLessThan(5);
  }

  private static ReviewRow row(int rating, String body, String pros, String cons) {
    ReviewRow row = new ReviewRow();
    row.rating = rating;
    row.body = body;
    row.pros = pros;
    row.cons = cons;
    UsefulnessScore.score(row);
    return row;
  }
}
