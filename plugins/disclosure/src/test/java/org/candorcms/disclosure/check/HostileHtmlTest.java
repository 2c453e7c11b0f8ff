// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.rules.Packs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML made to hurt: deep, endless, never closed, repeating what is searched for. */
final class HostileHtmlTest {
  private static final Engine ENGINE = new Engine(Packs.BOOK, Lexicon.shipped(Packs.JSON));

  /** Far above what any of them takes on an idle machine, far below what squared time would. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<a href=https://amzn.to/x>y</a> ",
        "<table><tr><td>",
        "&amp;",
        "<!--",
        "#ad ",
        "a",
        "gifted by acme ",
        "(",
        "([{",
        "<svg><style>",
        "<p>Acme x</p>\n",
        "<details>",
        "Ad<br>",
        "\u0e44\u0e14\u0e49\u0e23\u0e31\u0e1a",
        "<p style='font-size:",
        "\0",
        "\ud800",
      })
  void isReadInTime(String piece) {
    String html = piece.repeat(CheckRequest.MAX_HTML / piece.length());
    String lang = piece.charAt(0) > 0xE00 && piece.charAt(0) < 0xF00 ? "th" : "en";
    assertTimeoutPreemptively(
        LIMIT, () -> assertThatCode(() -> check(html, lang)).doesNotThrowAnyException());
  }

  private static CheckResult check(String html, String lang) {
    return ENGINE.check(
        new CheckRequest(
            html,
            Locale.forLanguageTag(lang),
            Medium.ARTICLE,
            List.of("UK", "DE"),
            List.of(
                Relation.lasting(Connection.PAID, "Acme"),
                Relation.lasting(Connection.AFFILIATE, "Acme")),
            LocalDate.of(2026, 11, 21),
            Set.of()));
  }
}
