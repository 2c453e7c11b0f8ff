// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoReviewsTest {
  @Test
  void distancesBecomeDaysAndMoments() {
    Instant now = Instant.parse("2026-03-10T12:00:00.5Z");
    assertThat(
            DemoReviews.dated(
                "{\"experienced_on\": \"now-9d\", \"replied_at\": \"now-1d+80m\", \"body\": \"now\"}",
                now))
        .isEqualTo(
            "{\"experienced_on\":\"2026-03-01\", \"replied_at\":\"2026-03-09T13:20:00Z\","
                + " \"body\": \"now\"}");
  }
}
