// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many bodies of visitors are awaited at a time. Each holds a thread until it is
 * complete, so without a bound a few thousand that drip would leave none for those who read.
 */
final class VisitorBodies {
  static final int AT_A_TIME = 64;

  private final Semaphore places = new Semaphore(AT_A_TIME);

  /** Takes a place where one is needed; tells whether there is one to give back. */
  boolean enter(HttpServletRequest request, @Nullable Object caller) {
    boolean body =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    if (caller != null || !body) {
      return false;
    }
    if (!places.tryAcquire()) {
      throw new ProblemException(
          CommonProblem.UNAVAILABLE,
          "Too many requests are being sent at the moment.",
          List.of(),
          Map.of("Retry-After", "2", "Connection", "close"));
    }
    return true;
  }

  void leave() {
    places.release();
  }
}
