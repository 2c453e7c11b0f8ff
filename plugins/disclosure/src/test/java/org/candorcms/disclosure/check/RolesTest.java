// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.candorcms.disclosure.rules.Packs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ties told by what a sentence talks about, whatever the order and form of its words. */
final class RolesTest {
  private static final Detection DETECTION = new Detection(Lexicon.shipped(Packs.JSON));

  private static String signs(String lang, String text) {
    return String.join("; ", DETECTION.signs("<p>" + text + "</p>", Locale.forLanguageTag(lang)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Two crates from a brewery in Hull landed on my desk for this review | GIFTED",
        "en | The winery has shipped us a case | GIFTED",
        "de | Uns hat die Brauerei zwei Kisten geschickt | GIFTED",
        "pl | Browar przesłał nam dwie skrzynki | GIFTED",
        "fil | Pinadalhan kami ng kumpanya ng dalawang kahon | GIFTED",
        "en | QUILL25 takes a quarter off what you buy | CODE",
        "en | My brother works at the brewery | FAMILY",
        "it | La pasticceria è dei miei genitori | FAMILY",
        "th | ร้านนี้เป็นของพี่สาวเรา | FAMILY",
        "en | Full marks for the jars of Hale Pottery. Yes, that's my sister with clay on her sleeves | FAMILY",
        "en | Five stars. A slip in the box promised vouchers to all who write | PAID",
        "en | The tent goes back to the maker on Monday. We have had it for a month | LOAN",
        "es | Con ORCALINA se lleva un 12 % menos en Pigmenta | CODE",
        "de | Der Wirt winkte nur ab, ich solle etwas Nettes schreiben | GIFTED"
      })
  void tells(String lang, String text, String kind) {
    assertThat(signs(lang, text)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The winery has not shipped us anything",
        "en | The winery shipped us the wrong case, and a refund took a month",
        "en | My brother works at the hospital beside the brewery",
        "de | Die Brauerei hat uns keine Kiste geschickt",
        "en | The bakery sent bread. My aunt told me so",
        "en | The festival has found three new sponsors",
        "en | Beans are sown in March. My sister is a nurse. Clay is heavy",
        "en | Five stars. Nobody gave me vouchers",
        "en | NASA takes a quarter off the budget you buy into"
      })
  void staysSilent(String lang, String text) {
    assertThat(signs(lang, text)).isEmpty();
  }
}
