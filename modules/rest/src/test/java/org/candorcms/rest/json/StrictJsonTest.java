// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.Label;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class StrictJsonTest {
  private static final StrictJson JSON = new StrictJson();

  enum Kind {
    FREE_PRODUCT,
    OTHER
  }

  record Author(@NotBlank @Size(max = 10) String name, Optional<String> email) {}

  record Review(
      @Label("Stars") @Min(1) @Max(5) int rating,
      @NotBlank String body,
      Author author,
      Optional<Locale> lang,
      List<@Size(max = 5) String> tags,
      Map<String, String> attributes,
      Optional<LocalDate> on,
      Optional<Instant> at,
      Optional<Duration> after,
      Optional<URI> url,
      Optional<Kind> kind,
      Optional<BigDecimal> price,
      Optional<Double> weight,
      Optional<Long> votes,
      boolean consent,
      @Nullable String note) {}

  record Even(int n) {
    Even {
      if (n % 2 != 0) {
        throw new IllegalArgumentException("n was " + n + "; allowed even numbers");
      }
    }
  }

  private static final String GOOD =
      "\"rating\":5,\"body\":\"ok\",\"author\":{\"name\":\"An\"},\"consent\":true";

  private static List<FieldError> errors(String json) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> JSON.read(json, Review.class));
    assertThat(problem).as(json).isNotNull();
    return problem.errors();
  }

  @Test
  void readsWhatIsRight() {
    Review review =
        JSON.read(
            "{"
                + GOOD
                + ",\"lang\":\"pt-BR\",\"tags\":[\"a\"],\"attributes\":{\"size\":\"M\"},"
                + "\"on\":\"2026-05-01\",\"at\":\"2026-05-01T12:00:00+07:00\",\"after\":\"PT1H\","
                + "\"url\":\"/x\",\"kind\":\"free-product\",\"price\":1.10,\"votes\":9007199254740993,"
                + "\"note\":null}",
            Review.class);
    assertThat(review.lang()).contains(Locale.forLanguageTag("pt-BR"));
    assertThat(review.at()).contains(Instant.parse("2026-05-01T05:00:00Z"));
    assertThat(review.kind()).contains(Kind.FREE_PRODUCT);
    assertThat(review.price()).contains(new BigDecimal("1.10"));
    assertThat(review.votes()).contains(9007199254740993L);
    assertThat(review.author().email()).isEmpty();
    assertThat(review.note()).isNull();
    assertThat(JSON.read(JSON.write(review), Review.class)).isEqualTo(review);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'rating':'5'|/rating|type",
        "'rating':5.0|/rating|type",
        "'rating':5e0|/rating|type",
        "'rating':true|/rating|type",
        "'rating':null|/rating|null",
        "'rating':99999999999|/rating|range",
        "'rating':123456789012345678901234567890|/rating|range",
        "'rating':7|/rating|max",
        "'body':7|/body|type",
        "'body':true|/body|type",
        "'body':null|/body|null",
        "'body':'  '|/body|not-blank",
        "'body':['x']|/body|type",
        "'author':'x'|/author|type",
        "'author':[]|/author|type",
        "'author':{}|/author/name|required",
        "'author':{'name':'An','age':3}|/author/age|unknown-member",
        "'author':{'name':'far too long a name'}|/author/name|size",
        "'author':{'name':'An','e/m~l':3}|/author/e~1m~0l|unknown-member",
        "'Rating':5|/Rating|unknown-member",
        "'tags':'a,b'|/tags|type",
        "'tags':[1]|/tags/0|type",
        "'tags':[null]|/tags/0|null",
        "'tags':null|/tags|null",
        "'tags':['ok','too long']|/tags/1|size",
        "'attributes':{'size':1}|/attributes/size|type",
        "'lang':'not a language'|/lang|format",
        "'lang':''|/lang|format",
        "'on':'2026-02-30'|/on|format",
        "'on':'+999999-01-01'|/on|format",
        "'at':'2026-05-01'|/at|format",
        "'at':1746057600|/at|type",
        "'after':'1h'|/after|format",
        "'url':'http://[x'|/url|format",
        "'kind':'FREE_PRODUCT'|/kind|enum",
        "'kind':0|/kind|type",
        "'weight':'1.5'|/weight|type",
        "'weight':1e300000|``|number",
        "'price':1e999999999|``|number",
        "'consent':'true'|/consent|type",
        "'consent':1|/consent|type",
        "'note':'\\u0000'|``|text",
        "'note':'\\ud800'|``|text",
        "'note':'a','note':'b'|``|duplicate-member",
        "'note':NaN|``|malformed",
        "'note':'a',|``|malformed",
        "note:'a'|``|malformed",
        "'note':'a' /* c */|``|malformed",
        "'note':01|``|malformed",
        "'note':'\t'|``|malformed",
      })
  void refusesWithPointerAndCode(String member, @Nullable String pointer, String code) {
    String name = member.contains(":") ? member.substring(0, member.indexOf(':')) : "";
    String others =
        java.util.Arrays.stream(GOOD.split(",(?=\")"))
            .filter(m -> !m.startsWith(name.replace('\'', '"') + ":"))
            .reduce("", (a, b) -> a + b + ",");
    assertThat(errors("{" + others + member.replace('\'', '"') + "}"))
        .extracting(e -> e.pointer() + " " + e.code())
        .contains((pointer == null ? "" : pointer) + " " + code);
  }

  @Test
  void refusesWhatIsNotOneDocument() {
    assertThat(errors("").get(0).code()).isEqualTo("required");
    assertThat(errors("null").get(0).code()).isEqualTo("null");
    assertThat(errors("[]").get(0).code()).isEqualTo("type");
    assertThat(errors("{" + GOOD + "} {}").get(0).code()).isEqualTo("trailing");
    assertThat(errors("{" + GOOD + "} x").get(0).code()).isEqualTo("malformed");
    assertThat(errors("[".repeat(100_000)).get(0).code()).isEqualTo("too-large");
    assertThat(errors("{\"rating\":" + "9".repeat(1_000) + "}").get(0).code())
        .isEqualTo("too-large");
    assertThat(errors("{'a':1}").get(0).message()).doesNotContain("jackson", "Source");
  }

  @Test
  void tellsEverythingAtOnce() {
    assertThat(
            errors(
                "{\"rating\":9,\"body\":\"\",\"author\":{\"name\":\"\",\"x\":1},\"consent\":0,\"y\":1}"))
        .extracting(FieldError::pointer)
        .contains("/rating", "/body", "/author/name", "/author/x", "/consent", "/y");
  }

  @Test
  void tellsWhatTheRecordItselfRefuses() {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> JSON.read("{\"n\":3}", Even.class));
    assertThat(problem.errors().get(0).message()).isEqualTo("n was 3; allowed even numbers");
  }

  @Test
  void convertsLooseValues() {
    Review review =
        JSON.convert(
            Map.of(
                "rating",
                "5",
                "body",
                "ok",
                "author",
                Map.of("name", "An"),
                "tags",
                "a, b",
                "consent",
                "on",
                "weight",
                "1.5",
                "lang",
                ""),
            Review.class);
    assertThat(review.rating()).isEqualTo(5);
    assertThat(review.tags()).containsExactly("a", "b");
    assertThat(review.weight()).contains(1.5);
    assertThat(review.consent()).isTrue();
    assertThat(review.lang()).isEmpty();
  }

  @Test
  void leavesEmptyOptionalsOutAndWritesNulls() {
    Author author = new Author("An", Optional.empty());
    assertThat(JSON.write(author)).isEqualTo("{\"name\":\"An\"}");
    assertThat(JSON.write(Map.of("k", Kind.FREE_PRODUCT))).isEqualTo("{\"k\":\"free-product\"}");
    assertThat(JSON.write(List.of(Locale.forLanguageTag("pt-BR"), Instant.EPOCH, 1.5, "\u0e01<")))
        .isEqualTo("[\"pt-BR\",\"1970-01-01T00:00:00Z\",1.5,\"\u0e01<\"]");
  }

  @Test
  @SuppressWarnings("unchecked")
  void describesRecords() {
    Map<String, Object> schema = JSON.schema(Review.class);
    Map<String, Map<String, Object>> properties =
        (Map<String, Map<String, Object>>) schema.get("properties");
    assertThat(properties.get("rating"))
        .containsEntry("title", "Stars")
        .containsEntry("minimum", 1L)
        .containsEntry("maximum", 5L);
    assertThat(properties.get("tags").get("items"))
        .isEqualTo(Map.of("type", "string", "maxLength", 5));
    assertThat(properties.get("kind").get("enum")).isEqualTo(List.of("free-product", "other"));
    assertThat(properties.get("note").get("type")).isEqualTo(List.of("string", "null"));
    assertThat(schema.get("required")).isEqualTo(List.of("rating", "body", "author", "consent"));
    assertThat(schema).containsEntry("additionalProperties", false);
  }
}
