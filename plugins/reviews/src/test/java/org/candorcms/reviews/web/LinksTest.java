// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.candorcms.reviews.review.Sort;
import org.junit.jupiter.api.Test;

class LinksTest {
  @Test
  void keepsWhatBelongsToOthersAndReplacesItsOwn() {
    Links links = new Links("/p?utm=a%26b&rating=5&like=size:M#x", Asked.NAMES);
    assertThat(links.to(Map.of("rating", List.of("4")), "reviews"))
        .isEqualTo("/p?utm=a%26b&like=size:M&rating=4#reviews");
    assertThat(links.kept())
        .containsExactly(new Models.Field("utm", "a&b"), new Models.Field("like", "size:M"));
    assertThat(links.path()).isEqualTo("/p");
  }

  @Test
  void aBrokenEscapeIsText() {
    assertThat(new Links("/p?q=%zz", Asked.NAMES).to(Map.of(), "")).isEqualTo("/p?q=%25zz");
  }

  @Test
  void choicesSurviveTheWayThroughTheAddress() {
    Map<String, List<String>> attributes = Map.of("use", List.of("town, field 100%"));
    Asked asked = new Asked(new TreeSet<>(List.of(5)), true, 6, "de", attributes, Sort.NEWEST);
    Map<String, List<String>> own = asked.parameters(Sort.USEFUL);
    assertThat(own.get("attr")).noneMatch(value -> value.contains(","));
    assertThat(Asked.attributes(own.getOrDefault("attr", List.of()))).isEqualTo(attributes);
    assertThat(Asked.months(own.getOrDefault("since", List.of()).stream().findFirst()))
        .isEqualTo(6);
    assertThat(own).containsEntry("sort", List.of("newest"));
  }

  @Test
  void whatIsNoAttributeIsLeftOut() {
    assertThat(Asked.attributes(List.of("size", ":M", "SIZE:M", "size:", "size:M")))
        .isEqualTo(Map.of("size", List.of("M")));
  }
}
