// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

final class JakartaResponseTest {
  private final List<String> headers = new ArrayList<>();

  @Test
  void keepsTheAttributesThatJavaxCookiesDoNotKnow() {
    Cookie cookie = new Cookie("candor_session", "abc");
    cookie.setPath("/candor");
    cookie.setMaxAge(60);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");

    response().addCookie(cookie);

    assertThat(headers).hasSize(1);
    assertThat(headers.get(0)).startsWith("Set-Cookie: candor_session=abc; ");
    assertThat(headers.get(0).split("; "))
        .contains("Path=/candor", "Max-Age=60", "HttpOnly", "SameSite=Lax")
        .doesNotContain("HttpOnly=", "Secure");
  }

  @Test
  void leavesOutFlagsThatAreOff() {
    Cookie cookie = new Cookie("a", "");
    cookie.setHttpOnly(false);
    cookie.setAttribute("Secure", "false");

    response().addCookie(cookie);

    assertThat(headers).containsExactly("Set-Cookie: a=");
  }

  private JakartaResponse response() {
    return new JakartaResponse(
        (HttpServletResponse)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName())
                      .as(Arrays.toString(arguments))
                      .isEqualTo("addHeader");
                  headers.add(arguments[0] + ": " + arguments[1]);
                  return null;
                }));
  }
}
