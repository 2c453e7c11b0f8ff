// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final BusinessHours BERLIN =
      hours(List.of("MON", "TUE", "WED", "THU", "FRI"), "09:00", "17:00", "Europe/Berlin");

  private static BusinessHours hours(List<String> days, String opens, String closes, String zone) {
    return BusinessHours.parse(days, opens, closes, zone).orElseThrow();
  }

  private static Instant at(String text) {
    return ZonedDateTime.parse(text).toInstant();
  }

  @Test
  void countsPlainlyWhileOpen() {
    assertThat(BERLIN.after(at("2026-05-05T10:00:00+02:00"), HOUR))
        .isEqualTo(at("2026-05-05T11:00:00+02:00"));
  }

  @Test
  void carriesTheRestToTheNextOpenDay() {
    assertThat(BERLIN.after(at("2026-05-08T16:30:00+02:00"), HOUR)) // Friday
        .isEqualTo(at("2026-05-11T09:30:00+02:00"));
    assertThat(BERLIN.after(at("2026-05-09T12:00:00+02:00"), HOUR)) // Saturday
        .isEqualTo(at("2026-05-11T10:00:00+02:00"));
  }

  @Test
  void endsExactlyAtClosingTime() {
    assertThat(BERLIN.after(at("2026-05-05T16:00:00+02:00"), HOUR))
        .isEqualTo(at("2026-05-05T17:00:00+02:00"));
  }

  @Test
  void startsAtOpeningTimeForWhatArrivesBefore() {
    assertThat(BERLIN.after(at("2026-05-05T03:00:00+02:00"), HOUR))
        .isEqualTo(at("2026-05-05T10:00:00+02:00"));
  }

  @Test
  void measuresOpenTimeBetweenTwoMoments() {
    assertThat(BERLIN.between(at("2026-05-08T16:30:00+02:00"), at("2026-05-11T09:50:00+02:00")))
        .isEqualTo(Duration.ofMinutes(80));
    assertThat(BERLIN.between(at("2026-05-09T10:00:00+02:00"), at("2026-05-10T10:00:00+02:00")))
        .isZero();
  }

  @Test
  void knowsHowLongADayIsWhenClocksChange() {
    BusinessHours always =
        hours(
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
            "00:00",
            "24:00",
            "Europe/Berlin");
    // 25 October 2026 has 25 hours.
    assertThat(always.between(at("2026-10-25T00:00:00+02:00"), at("2026-10-26T00:00:00+01:00")))
        .isEqualTo(Duration.ofHours(25));
    assertThat(always.after(at("2026-10-25T01:30:00+02:00"), Duration.ofHours(3)))
        .isEqualTo(at("2026-10-25T03:30:00+01:00"));
  }

  @Test
  void afterAndBetweenAgree() {
    Instant start = at("2026-05-07T14:17:00+02:00");
    for (int minutes = 0; minutes < 3_000; minutes += 37) {
      Duration open = Duration.ofMinutes(minutes);
      assertThat(BERLIN.between(start, BERLIN.after(start, open))).isEqualTo(open);
    }
  }

  @Test
  void refusesHoursThatNeverOpen() {
    assertThat(BusinessHours.parse(List.of(), "09:00", "17:00", "UTC")).isEmpty();
    assertThat(BusinessHours.parse(List.of("MON"), "17:00", "09:00", "UTC")).isEmpty();
    assertThat(BusinessHours.parse(List.of("MON"), "9", "17:00", "UTC")).isEmpty();
    assertThat(BusinessHours.parse(List.of("MON"), "09:00", "17:00", "Mars/Olympus")).isEmpty();
  }
}
