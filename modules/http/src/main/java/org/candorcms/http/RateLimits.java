// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.api.settings.HostSettings;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what one address may ask for. Reading is generous, sending things in is for people, and
 * guessing passwords or tokens is slow. Who is signed in is not bound.
 */
final class RateLimits {
  private static final int MAX_ADDRESSES = 20_000;

  private final boolean on;
  private final Bandwidth reading;
  private final Bandwidth sending;
  private final Bandwidth login;
  private final Map<String, Bucket> readers = bounded();
  private final Map<String, Bucket> senders = bounded();
  private final Map<String, Bucket> logins = bounded();

  private RateLimits(boolean on, int readsPerMinute, int sendsPerMinute, int loginsPerMinute) {
    this.on = on;
    reading = band(readsPerMinute);
    sending = band(sendsPerMinute);
    login = band(loginsPerMinute);
  }

  /**
   * Reads {@code candor.rate.limit} ({@code off} switches all off) and {@code
   * candor.rate.reads|sends|logins}, each for one minute and one address.
   */
  static RateLimits of(HostSettings settings) {
    return new RateLimits(
        !settings.get("candor.rate.limit").orElse("on").equals("off"),
        number(settings, "candor.rate.reads", 3000),
        number(settings, "candor.rate.sends", 60),
        number(settings, "candor.rate.logins", 10));
  }

  private static int number(HostSettings settings, String name, int otherwise) {
    return settings
        .get(name)
        .filter(v -> v.matches("[1-9][0-9]{0,7}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  private static Bandwidth band(int perMinute) {
    return Bandwidth.builder()
        .capacity(perMinute)
        .refillGreedy(perMinute, Duration.ofMinutes(1))
        .build();
  }

  /** The least recently seen address goes first; that it starts anew then is acceptable. */
  private static Map<String, Bucket> bounded() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(256, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_ADDRESSES;
          }
        });
  }

  /** Counts a request; refuses it if there were too many. */
  void take(HttpServletRequest request, String address, @Nullable Caller caller) {
    if (!on || caller != null) {
      return;
    }
    String method = request.getMethod();
    String path = Paths.of(request);
    if (path.equals("/api/session") && method.equals("POST")) {
      take(logins, login, address);
    } else if (method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")) {
      if (!path.startsWith("/health/")) {
        take(readers, reading, address);
      }
    } else {
      take(senders, sending, address);
    }
  }

  /** Counts an attempt to guess a token. */
  void takeLogin(String address) {
    if (on) {
      take(logins, login, address);
    }
  }

  private static void take(Map<String, Bucket> buckets, Bandwidth band, String address) {
    Bucket bucket = buckets.computeIfAbsent(address, a -> Bucket.builder().addLimit(band).build());
    if (bucket.tryConsume(1)) {
      return;
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    long seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    throw new ProblemException(
        CommonProblem.TOO_MANY_REQUESTS,
        "Too many requests from your address; try again in " + seconds + " s.",
        List.of(),
        Map.of("Retry-After", Long.toString(seconds)));
  }
}
