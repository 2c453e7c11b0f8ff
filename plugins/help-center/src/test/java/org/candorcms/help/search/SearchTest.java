// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candorcms.help.search.Articles.NOW;
import static org.candorcms.help.search.Articles.article;
import static org.candorcms.help.search.Articles.ids;
import static org.candorcms.help.search.Articles.query;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTest {
  @TempDir Path folder;
  private HelpIndex index;

  @BeforeEach
  void fill() {
    index = HelpIndex.open(folder.resolve("index"));
    index.apply(
        List.of(
            article("refund", "en", "Request a refund", "Refunds reach your card in five days."),
            article("returns", "en", "Return a parcel", "Print the label. Then we refund you."),
            article("sharepoint", "en", "Open SharePoint", "Your team shares files in SharePoint."),
            article("signin", "en", "Cannot sign in", "Reset your password from the login page."),
            article(
                "xss",
                "en",
                "Tags <b>in</b> text",
                "Write <script>alert('refundable')</script> & go."),
            article(
                "de",
                "de",
                "Rückerstattungsantrag stellen",
                "So stellen Sie einen Antrag auf Häuser."),
            article("fr", "fr", "Être remboursé", "L'article défectueux sera remboursé à l'été."),
            article("es", "es", "Devolución de pedidos", "Los artículos devueltos se reembolsan."),
            article("vi", "vi", "Đổi trả hàng", "Bạn có thể đổi trả đơn hàng trong bảy ngày."),
            article("vi2", "vi", "Đội hang động", "Một đội thám hiểm hang đá."),
            article("th", "th", "วิธีขอคืนเงิน", "คุณสามารถขอคืนเงินได้ภายในเจ็ดวัน"),
            article("lo", "lo", "ການຄືນເງິນ", "ເພີ່ມລາຍຊື່ຜູ້ຕິດຕໍ່ຂອງທ່ານ"),
            article("fil", "fil", "Paano magbayad", "Ang pagbabayad ay sa pamamagitan ng card."),
            article("zh", "zh", "如何申请退款", "您可以在七天内申请退款并收到邮件。"),
            article("ja", "ja", "返金を申請する", "注文をキャンセルして返金を受け取ります。")),
        List.of(),
        1);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, refunding, refund",
    "en, PASSWORDS, signin",
    "de, Haus, de",
    "de, Rueckerstattungsantrag, de",
    "de, Rückerstattung, de",
    "fr, ete, fr",
    "fr, articles, fr",
    "es, devolucion, es",
    "es, artículo, es",
    "vi, đổi trả, vi",
    "vi, doi tra hang, vi",
    "vi, đội hang, vi2",
    "th, คืนเงิน, th",
    "lo, ລາຍຊື່, lo",
    "lo, ຊື່ຜູ້ຕິດ, lo",
    "fil, magbayad, fil",
    "zh, 退款, zh",
    "zh, 款, zh",
    "ja, 返金, ja",
    "ja, キャンセル, ja"
  })
  void findsInEachLanguageAndInAllAtOnce(String lang, String text, String id) {
    assertThat(ids(index, text, lang)).as("in %s", lang).first().isEqualTo(id);
    if (!lang.equals("fr") && !text.equals("devolucion")) {
      assertThat(ids(index, text, "")).as("in all").contains(id);
    }
  }

  @Test
  void keepsLanguagesApart() {
    assertThat(ids(index, "refund", "de")).isEmpty();
    assertThat(index.search(query("refund", "en")).facets().get("lang")).containsOnlyKeys("en");
  }

  @ParameterizedTest
  @CsvSource({
    "refnud, refund, refund",
    "reset pasword, signin, reset password",
    "pssaword, signin, password",
    "sharepiont files, sharepoint, sharepoint files"
  })
  void correctsUnknownWordsAndSaysSo(String text, String id, String correction) {
    SearchResult result = index.search(query(text, "en"));
    assertThat(result.hits().get(0).id()).isEqualTo(id);
    assertThat(result.correction()).isEqualTo(correction);
    assertThat(index.search(query(text, "")).hits().get(0).id()).isEqualTo(id);
  }

  @Test
  void joinsAndSplitsWords() {
    assertThat(ids(index, "share point", "en")).first().isEqualTo("sharepoint");
    assertThat(ids(index, "resetyour", "en")).first().isEqualTo("signin");
  }

  @Test
  void findsAnIdentifierWholeOrNotAtAll(@TempDir Path other) {
    String one = "1f0e4a52-3c1d-4f6a-9b7e-5d2c8a907761";
    String near = "1f0e4a53-3c1d-4f6a-9b7e-5d2c8a907762";
    try (HelpIndex numbers = HelpIndex.open(other)) {
      numbers.apply(
          List.of(
              article("one", "en", "Fault " + one, "Body of " + one),
              article("near", "en", "Fault " + near, "Body of " + near),
              article("thai", "th", "คืนเงิน", "เลขที่ " + near)),
          List.of(),
          1);
      assertThat(ids(numbers, one, "")).containsExactly("one");
      assertThat(ids(numbers, "fault " + near, "en")).containsExactly("near");
      assertThat(ids(numbers, near, "")).containsExactlyInAnyOrder("near", "thai");
      SearchResult none = numbers.search(query("1f0e4a52-3c1d-4f6a-9b7e-5d2c8a907769", "en"));
      assertThat(none.total()).isZero();
      assertThat(none.correction()).isEmpty();
    }
  }

  @Test
  void leavesKnownWordsAlone() {
    SearchResult result = index.search(query("label", "en"));
    assertThat(result.correction()).isEmpty();
    assertThat(result.hits()).extracting(SearchResult.Hit::id).containsExactly("returns");
    assertThat(result.total()).isEqualTo(1);
  }

  @Test
  void marksWordsAndEscapesEverythingElse() {
    SearchResult.Hit hit = index.search(query("refundable tags", "en")).hits().get(0);
    assertThat(hit.id()).isEqualTo("xss");
    assertThat(hit.titleHtml()).isEqualTo("<mark>Tags</mark> &lt;b&gt;in&lt;/b&gt; text");
    assertThat(hit.snippetHtml())
        .contains(
            "&lt;script&gt;alert(&#39;<mark>refundable</mark>&#39;)&lt;/script&gt; &amp; go.");
    assertThat(hit.snippetHtml().replaceAll("</?mark>", "")).doesNotContain("<", ">", "'");
  }

  @Test
  void marksWithoutSpacesAndWithoutTones() {
    assertThat(index.search(query("คืนเงิน", "th")).hits().get(0).snippetHtml()).contains("<mark>");
    assertThat(index.search(query("doi tra", "vi")).hits().get(0).titleHtml())
        .startsWith("<mark>Đổi</mark> <mark>trả</mark>");
    assertThat(index.search(query("退款", "zh")).hits().get(0).snippetHtml())
        .contains("<mark>退款</mark>");
  }

  @Test
  void pinsComeFirstUntilTheyEnd() {
    index.rules(
        new SearchRules(
            List.of(),
            List.of(new SearchRules.Pin("Refund!", "en", "signin", 1, NOW.plusSeconds(1)))));
    SearchResult.Hit first = index.search(query("refund", "en")).hits().get(0);
    assertThat(first.id()).isEqualTo("signin");
    assertThat(first.pinned()).isTrue();
    SearchRequest later =
        new SearchRequest("refund", "en", "", 10, 0, NOW.plus(Duration.ofSeconds(1)));
    assertThat(index.search(later).hits()).noneMatch(SearchResult.Hit::pinned);
  }

  @Test
  void synonymsHoldAtOnceAlsoOfSeveralWords() {
    assertThat(ids(index, "money back", "en")).doesNotContain("refund");
    index.rules(
        new SearchRules(
            List.of(
                new SearchRules.Synonyms("en", List.of("money back", "refund")),
                new SearchRules.Synonyms("", List.of("pw", "password")),
                new SearchRules.Synonyms("de", List.of("label", "password"))),
            List.of()));
    assertThat(ids(index, "money back", "en")).first().isEqualTo("refund");
    assertThat(ids(index, "pw", "en")).containsExactly("signin");
    assertThat(ids(index, "label", "en")).containsExactly("returns");
  }

  @Test
  void suggestsWhileTyping() {
    Suggestions suggestions = index.suggest(new SuggestRequest("reset passw", "en", 5));
    assertThat(suggestions.ids()).first().isEqualTo("signin");
    assertThat(suggestions.completions()).contains("reset password");
    assertThat(index.suggest(new SuggestRequest("rest passw", "en", 5)).ids()).contains("signin");
    assertThat(index.suggest(new SuggestRequest("refu", "", 5)).ids()).contains("refund");
    assertThat(index.suggest(new SuggestRequest("đổi t", "vi", 5)).ids()).first().isEqualTo("vi");
    assertThat(index.suggest(new SuggestRequest(" ", "en", 5)).ids()).isEmpty();
  }

  @Test
  void narrowsToCategoriesAndCounts() {
    SearchResult all = index.search(query("refund", ""));
    assertThat(all.facets().get("category")).containsEntry("help/en", 3L);
    SearchRequest narrowed = new SearchRequest("refund", "", "help", 10, 0, NOW);
    assertThat(index.search(narrowed).total()).isEqualTo(all.total());
    SearchRequest elsewhere = new SearchRequest("refund", "", "help/de", 10, 0, NOW);
    assertThat(index.search(elsewhere).hits()).isEmpty();
  }

  @Test
  void relatesWithinTheLanguage() {
    assertThat(index.related("refund", 3)).startsWith("returns").doesNotContain("refund");
    assertThat(index.related("unknown", 3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "\"><script>",
        "a AND (b",
        "*",
        "~",
        "field:value",
        "\0\u0001",
        "+-!(){}[]^",
        "\uD800",
        "😀",
        "a\u0301\u0302",
        "١٢٣",
        "/regex/",
        "\\",
        "the",
        "xyzzyqwertz plughplover"
      })
  void takesAnyTextAsData(String text) {
    for (String lang : List.of("", "en", "de", "th", "zh", "ja", "vi", "xx", "not a language")) {
      SearchResult result = index.search(query(text, lang));
      assertThat(result.query()).isEqualTo(text);
      index.suggest(new SuggestRequest(text, lang, 5));
    }
  }

  @Test
  void boundsLongAndRandomQueries() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(600);
      for (int k = 0; k < length; k++) {
        text.append((char) (random.nextInt(4) == 0 ? ' ' : random.nextInt(0xFFFF)));
      }
      index.search(query(text.toString(), i % 2 == 0 ? "" : "en"));
      index.suggest(new SuggestRequest(text.toString(), "", 5));
    }
    index.search(query("refund ".repeat(100_000), ""));
    index.search(query("x".repeat(1_000_000), "en"));
  }

  @Test
  void pagesWithoutOverlap() {
    List<IndexedArticle> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(article("m" + i, "en", "Voucher " + i, "voucher"));
    }
    index.apply(many, List.of(), 2);
    List<String> seen = new ArrayList<>();
    for (int offset = 0; offset < 30; offset += 7) {
      index
          .search(new SearchRequest("voucher", "en", "", 7, offset, NOW))
          .hits()
          .forEach(hit -> seen.add(hit.id()));
    }
    assertThat(seen).hasSize(30).doesNotHaveDuplicates();
  }
}
