// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class VisitorBodiesTest {
  private final VisitorBodies bodies = new VisitorBodies();

  @Test
  void leavesThreadsForThoseWhoRead() {
    for (int i = 0; i < VisitorBodies.AT_A_TIME; i++) {
      assertThat(bodies.enter(request(10), null)).isTrue();
    }

    assertThatThrownBy(() -> bodies.enter(request(10), null))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(503));
    assertThat(bodies.enter(request(0), null)).isFalse();
    assertThat(bodies.enter(request(10), "somebody signed in")).isFalse();

    bodies.leave();
    assertThat(bodies.enter(request(10), null)).isTrue();
  }

  private static HttpServletRequest request(long length) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            VisitorBodiesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                method.getName().equals("getContentLengthLong") ? length : null);
  }
}
