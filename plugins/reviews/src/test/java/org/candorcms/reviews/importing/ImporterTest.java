// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.reviews.Fixture;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Review;
import org.candorcms.reviews.review.ReviewQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImporterTest {
  private static final String JUDGEME =
      "product_handle,review_title,body,reviewer_name,reviewer_email,rating,review_date,reply,"
          + "reply_date,featured,verified,hidden\n";

  /** Tables of other systems hold no JSON. */
  private static final Json NO_JSON =
      (Json)
          Proxy.newProxyInstance(
              Json.class.getClassLoader(),
              new Class<?>[] {Json.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private static final Products NO_PRODUCTS =
      new Products() {
        @Override
        public Map<String, Product> find(java.util.Collection<String> ids) {
          return Map.of();
        }

        @Override
        public boolean put(String id, Product product) {
          throw new UnsupportedOperationException();
        }
      };

  private final Fixture f = new Fixture();
  private final Importer importer = new Importer(f.store, NO_JSON, f.clock, f.cache);
  private final Exporter exporter = new Exporter(f.store, NO_JSON, NO_PRODUCTS, f.images);

  @AfterEach
  void close() {
    f.close();
  }

  private ImportReport run(Format format, String file, Importer.Mode mode) throws IOException {
    return importer.run(
        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
        new Importer.Plan(format, DateOrder.DMY, "en", mode),
        rows -> {});
  }

  private static String judgeme(int rows) {
    StringBuilder file = new StringBuilder(JUDGEME);
    for (int i = 2; i <= rows + 1; i++) {
      String date = i == 17 ? "31/02/2025" : "%02d/01/2025".formatted(1 + i % 28);
      String rating = i == 40 ? "7" : Integer.toString(1 + i % 5);
      file.append("mug,Title ").append(i).append(",\"Body, number ").append(i).append("\",R ");
      file.append(i).append(",r").append(i).append("@example.com,").append(rating);
      file.append(',').append(date).append(",,,no,yes,no\n");
    }
    return file.toString();
  }

  @Test
  void tellsRowColumnAndReasonAndChangesNothingTwice() throws IOException {
    String file = judgeme(5000);

    ImportReport dry = run(Format.JUDGEME, file, Importer.Mode.DRY_RUN);
    assertThat(dry.rows()).isEqualTo(5000);
    assertThat(dry.accepted()).isEqualTo(4998);
    assertThat(dry.created()).isZero();
    assertThat(dry.refused()).extracting(ImportReport.Refused::row).containsExactly(17L, 40L);
    assertThat(dry.refused())
        .extracting(ImportReport.Refused::column)
        .containsExactly("review_date", "rating");
    assertThat(dry.refused().get(0).value()).isEqualTo("31/02/2025");
    assertThat(f.reviews.rating("mug").count()).isZero();

    ImportReport first = run(Format.JUDGEME, file, Importer.Mode.STORE);
    assertThat(first.created()).isEqualTo(4998);
    assertThat(f.reviews.rating("mug").count()).isEqualTo(4998);
    assertThat(f.forgotten).contains("reviews.mug");

    ImportReport second = run(Format.JUDGEME, file, Importer.Mode.STORE);
    assertThat(second.created()).isZero();
    assertThat(second.unchanged()).isEqualTo(4998);
    assertThat(f.reviews.rating("mug").count()).isEqualTo(4998);
  }

  @Test
  void readsShopifyWithItsStates() throws IOException {
    String file =
        "product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at\n"
            + "mug,published,4,Ok,Ana,a@example.com,,Fine,Thanks,2024-05-01 10:00:00 UTC,"
            + "2024-05-02 10:00:00 UTC\n"
            + "mug,unpublished,1,No,Bo,b@example.com,,Broke,,2024-05-01 10:00:00 -0500,\n";
    assertThat(run(Format.SHOPIFY, file, Importer.Mode.STORE).created()).isEqualTo(2);
    Review shown = f.reviews.page(ReviewQuery.of("mug")).items().get(0);
    assertThat(shown.body()).isEqualTo("Fine");
    assertThat(shown.reply().orElseThrow().after()).hasHours(24);
    assertThat(f.reviews.rating("mug").count()).isEqualTo(1);
  }

  @Test
  void roundTripsThroughEveryTableAndTheFeed() throws IOException {
    String nasty =
        JUDGEME
            + "mug,=cmd|'/c calc'!A0,\"+1 \"\"quoted\"\"\nsecond line\",@SUM(1),a@example.com,5,"
            + "2025-01-02,,,no,yes,no\n";
    run(Format.JUDGEME, nasty, Importer.Mode.STORE);
    for (Format format : List.of(Format.JUDGEME, Format.SHOPIFY)) {
      String exported = export(format);
      assertThat(exported).contains("'=cmd").contains("'+1").contains("'@SUM");
      ImportReport again = run(format, exported, Importer.Mode.STORE);
      assertThat(again.refused()).isEmpty();
      assertThat(again.created()).as(format.code()).isZero();
    }
    String feed = export(Format.GOOGLE);
    ImportReport again = run(Format.GOOGLE, feed, Importer.Mode.STORE);
    assertThat(again.refused()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(1);
  }

  private String export(Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exporter.write(format, "", path -> "https://shop.example" + path, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesTheFeedInTheOrderOfItsSchema() throws IOException {
    run(
        Format.JUDGEME,
        JUDGEME + "mug,Title,Body & <b>,Ana,a@example.com,5,2025-01-02,,,no,yes,no\n",
        Importer.Mode.STORE);
    String feed = export(Format.GOOGLE);
    assertThat(feed).contains("Body &amp; &lt;b&gt;").contains("<version>2.4</version>");
    assertThat(feed.indexOf("<reviewer>")).isLessThan(feed.indexOf("<is_verified_purchase>"));
    List<String> order =
        List.of(
            "<review_id>",
            "<reviewer>",
            "<is_verified_purchase>true",
            "<is_incentivized_review>false",
            "<review_timestamp>",
            "<title>",
            "<content>",
            "<review_language>en",
            "<review_url type=\"group\">",
            "<ratings>",
            "<products>",
            "<is_spam>",
            "<collection_method>");
    int at = 0;
    for (String element : order) {
      assertThat(feed.indexOf(element)).as(element).isGreaterThan(at);
      at = feed.indexOf(element);
    }
  }

  @Test
  void refusesDocumentTypesAndForeignTables() {
    String bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
            + "<feed><reviews><review><content>&x;</content></review></reviews></feed>";
    assertThatThrownBy(() -> run(Format.GOOGLE, bomb, Importer.Mode.STORE))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> run(Format.JUDGEME, "a,b\n1,2\n", Importer.Mode.STORE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("product_handle");
    assertThatThrownBy(() -> run(Format.JUDGEME, "", Importer.Mode.STORE))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void keepsAttributesAndReadsSemicolons() throws IOException {
    String file = "\uFEFFproduct_handle;body;reviewer_name;rating;attr.size\nmug;Text;Ana;5;M\n";
    ImportReport report = run(Format.JUDGEME, file, Importer.Mode.STORE);
    assertThat(report.refused()).isEmpty();
    assertThat(f.reviews.page(ReviewQuery.of("mug")).items().get(0).attributes())
        .containsEntry("size", "M");
  }

  @Test
  void stopsAtWhatIsNoText() throws IOException {
    byte[] start = (JUDGEME + "mug,T,").getBytes(StandardCharsets.UTF_8);
    byte[] file = java.util.Arrays.copyOf(start, start.length + 3);
    file[start.length] = (byte) 0xC3;
    file[start.length + 1] = '(';
    file[start.length + 2] = '\n';
    ImportReport report =
        importer.run(
            new ByteArrayInputStream(file),
            new Importer.Plan(Format.JUDGEME, DateOrder.DMY, "", Importer.Mode.STORE),
            rows -> {});
    assertThat(report.refused()).isNotEmpty();
    assertThat(report.created()).isZero();
  }

  @Test
  void readsDatesOnlyInTheDeclaredOrder() {
    assertThat(day(DateOrder.DMY, "03/04/2025")).isEqualTo(LocalDate.of(2025, 4, 3));
    assertThat(day(DateOrder.MDY, "03/04/2025")).isEqualTo(LocalDate.of(2025, 3, 4));
    assertThat(DateOrder.ISO.read("03/04/2025")).isEmpty();
    assertThat(DateOrder.DMY.read("31/02/2025")).isEmpty();
    assertThat(day(DateOrder.MDY, "2025-03-04")).isEqualTo(LocalDate.of(2025, 3, 4));
  }

  private static LocalDate day(DateOrder order, String text) {
    return LocalDate.ofInstant(order.read(text).orElseThrow(), java.time.ZoneOffset.UTC);
  }
}
