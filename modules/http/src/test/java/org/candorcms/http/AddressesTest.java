// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/..;/b",
        "/%2e%2e/x",
        "/a/..",
        "//host",
        "/a%252fb",
        "/a;jsessionid=1",
        "/a\\b",
        "/a%00b",
        "/a%2Fb",
        "/a/%2E/b",
        "/a%5cb",
        "/x%0d%0aSet-Cookie:a"
      })
  void refusesTricks(String address) {
    assertThat(Addresses.suspicious(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/help/th/%E0%B8%84%E0%B8%B7%E0%B8%99",
        "/a.b/c..d",
        "/api/help/articles:bulk",
        "/a%20b"
      })
  void takesOrdinaryAddresses(String address) {
    assertThat(Addresses.suspicious(address)).isFalse();
  }

  @Test
  void quotesForJson() {
    assertThat(Problems.quoted("a\"<\n")).isEqualTo("\"a\\\"\\u003c\\u000a\"");
  }
}
