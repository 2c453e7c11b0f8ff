// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.candorcms.reviews.Fakes;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.ReviewRow;
import org.candorcms.reviews.review.Verification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class GoogleFeedTest {
  private static final Product TOLD =
      new Product(
          Optional.of("Copper kettle"),
          Optional.of("/kettle"),
          Optional.empty(),
          Optional.of("4012345678901"),
          Optional.of("K-7"),
          Optional.of(" "),
          Optional.of("Marigold"));

  private final Fakes.Album images = new Fakes.Album();

  private static ReviewRow row() {
    ReviewRow row = new ReviewRow();
    row.id = "0190a000-0000-7000-8000-000000000001";
    row.product = "copper-kettle";
    row.rating = 4;
    row.body = "Boils a litre in three minutes.";
    row.authorName = "Bo";
    row.submittedAt = Instant.parse("2026-02-03T04:05:06.007Z").toEpochMilli();
    return row;
  }

  private String feed(@Nullable Product product, ReviewRow... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GoogleFeed feed = new GoogleFeed(out, path -> "https://shop.example" + path, images)) {
      for (ReviewRow row : rows) {
        feed.add(row, product);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void validate(String feed) throws IOException, SAXException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(GoogleFeedTest.class.getResource("product-reviews.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(feed)));
  }

  @Test
  void isValidWithoutReviews() throws Exception {
    String feed = feed(null);
    validate(feed);
    assertThat(feed).doesNotContain("<reviews");
  }

  @Test
  void isValidWithTheLeastOfAReview() throws Exception {
    String feed = feed(null, row());
    validate(feed);
    assertThat(feed)
        .contains("<review_timestamp>2026-02-03T04:05:06.007Z<")
        .contains("<is_verified_purchase>false<")
        .contains("<collection_method>unsolicited<")
        .contains("https://shop.example/fragments/reviews.list?product=copper-kettle<");
  }

  @Test
  void isValidWithAllOfAReview() throws Exception {
    ReviewRow row = row();
    row.title = "Fast & <b>loud</b> \uD83E\uDED6";
    row.body = "One\u000Btwo\uD800 ]]> three";
    row.lang = "pt-BR";
    row.pros = ReviewRow.join(List.of("Fast", "Whistles"));
    row.cons = ReviewRow.join(List.of("Heavy"));
    row.photos = ReviewRow.join(Map.of(images.add(new byte[1]).id(), "On the hob"));
    row.incentiveKind = "discount";
    row.verifiedMethod = Verification.INVITATION;
    String feed = feed(TOLD, row);
    validate(feed);
    assertThat(feed)
        .contains("<content>Onetwo ]]&gt; three<")
        .contains("<review_language>pt<")
        .contains("<url>https://shop.example/media/picture0<")
        .contains("<is_incentivized_review>true<")
        .contains("<is_verified_purchase>true<")
        .contains("<collection_method>post_fulfillment<")
        .contains("<sku>copper-kettle<")
        .contains("<product_url>https://shop.example/kettle<");
  }

  @Test
  void theRulesFindWhatIsWrong() throws IOException {
    String good = feed(TOLD, row());
    for (Map.Entry<String, String> wrong :
        Map.of(
                "<is_spam>false</is_spam>", "",
                "2026-02-03T04:05:06.007Z", "03.02.2026",
                ">4<", ">4.5<",
                "<gtin>4012345678901", "<gtin>401",
                "<version>2.4", "<version>2.3")
            .entrySet()) {
      assertThat(good).contains(wrong.getKey());
      String bad = good.replace(wrong.getKey(), wrong.getValue());
      assertThatThrownBy(() -> validate(bad)).as(wrong.getKey()).isInstanceOf(SAXException.class);
    }
  }
}
