// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candorcms.reviews.moderation.Reason;
import org.candorcms.reviews.review.Incentive;
import org.candorcms.reviews.review.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  /** What visitors read, and the names of widgets in the editor's palette. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(number|stars|summary|incentivised|incentive|list|rule|sort|filter|review|photo|reply|verified"
              + "|useful|vote|flag|reason|form|error|quote|compare|fit|policy|attribute|widget)\\..*");

  private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)[,}]");

  @ParameterizedTest
  @ValueSource(strings = {"vi", "th", "lo", "fil", "ar"})
  void everySentenceIsThereWithTheSameArguments(String language) throws IOException {
    Properties english = read("en");
    Properties other = read(language);
    Set<String> wanted = words(english);
    assertThat(words(other)).containsAll(wanted);
    for (String key : wanted) {
      assertThat(arguments(english.getProperty(key)))
          .as(key)
          .containsAll(arguments(other.getProperty(key)));
    }
  }

  @Test
  void everyCodeHasWords() throws IOException {
    Properties english = read("en");
    for (Reason reason : Reason.values()) {
      assertThat(english).containsKey("reason." + reason.code());
    }
    for (Sort sort : Sort.values()) {
      assertThat(english).containsKeys("sort." + sort.code(), "rule." + sort.code());
    }
    for (String kind : Incentive.KINDS.split("\\|")) {
      assertThat(english).containsKeys("incentive." + kind, "form.incentive-" + kind);
    }
  }

  private static Set<String> words(Properties messages) {
    return messages.stringPropertyNames().stream()
        .filter(key -> WORDS.matcher(key).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> arguments(String message) {
    return ARGUMENT
        .matcher(message)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Properties read(String language) throws IOException {
    Properties messages = new Properties();
    try (InputStream in =
        MessagesTest.class.getResourceAsStream("/messages/reviews_" + language + ".properties")) {
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return messages;
  }
}
