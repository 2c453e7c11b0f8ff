// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class PageDraftTest {
  @Test
  void acceptsWordsOfAnyScriptAsPath() throws NoSuchMethodException {
    Pattern pattern = pathPattern();
    for (String path : List.of("/", "/about", "/vi/giới-thiệu", "/th/เกี่ยวกับ", "/a/b.c/d_e~f")) {
      assertThat(path).matches(pattern);
    }
    for (String path :
        List.of("", "about", "/about/", "//x", "/../x", "/a b", "/<b>", "/a?b", "/.x")) {
      assertThat(path).doesNotMatch(pattern);
    }
  }

  @Test
  void refusesPathsOfTheProduct() {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> draft("/api/x").check("p"));
    assertThat(problem.errors()).singleElement().hasFieldOrPropertyWithValue("pointer", "/path");
  }

  @Test
  void refusesAWidgetIdUsedTwice() {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> draft("/x", "a", "b", "a").check("p"));
    assertThat(problem.errors())
        .singleElement()
        .hasFieldOrPropertyWithValue("pointer", "/widgets/2/id");
  }

  @Test
  void acceptsAnOrdinaryDraft() {
    assertThatCode(() -> draft("/x", "a", "b").check("p")).doesNotThrowAnyException();
  }

  @Test
  void readsVersionsFromIfMatch() {
    assertThat(PagesResource.expected("\"12\"")).contains(12L);
    assertThat(PagesResource.expected("W/\"12\"")).contains(12L);
    assertThat(PagesResource.expected(null)).isEmpty();
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> PagesResource.expected("\"abc\""));
    assertThat(problem.code().status()).isEqualTo(412);
  }

  private static Pattern pathPattern() throws NoSuchMethodException {
    return Pattern.compile(
        PageDraft.class
            .getDeclaredMethod("path")
            .getAnnotation(jakarta.validation.constraints.Pattern.class)
            .regexp());
  }

  private static PageDraft draft(String path, String... widgetIds) {
    return new PageDraft(
        Optional.empty(),
        path,
        "Title",
        "en",
        "page",
        List.of(widgetIds).stream()
            .map(id -> new PageDraft.Widget(id, "content.text", "main", Optional.empty()))
            .toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
