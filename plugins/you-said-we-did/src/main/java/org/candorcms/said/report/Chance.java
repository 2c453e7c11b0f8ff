// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

/**
 * How likely a count is if nothing has changed. Two Poisson counts are compared by the exact
 * conditional test (Przyborowski and Wilenski, "Homogeneity of results in testing samples from
 * Poisson series", Biometrika 1940): given c now and b in k equal spans before, c of the c + b is
 * binomial with probability 1 / (1 + k) as long as the rate is the same.
 */
final class Chance {
  private Chance() {}

  /** Probability of {@code now} or more. */
  static double atLeast(long now, long before, int spans) {
    return now <= 0 ? 1 : tail(now, now + before, 1.0 / (1 + spans));
  }

  /** Probability of {@code now} or fewer. */
  static double atMost(long now, long before, int spans) {
    // c or fewer of n with p is n - c or more with 1 - p.
    return before <= 0 ? 1 : tail(before, now + before, 1 - 1.0 / (1 + spans));
  }

  /** Sum of the binomial probabilities from k to n, by logarithms so that nothing overflows. */
  private static double tail(long k, long n, double p) {
    double term = logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
    double value = Math.exp(term);
    double sum = 0;
    double odds = p / (1 - p);
    // Terms fall once past the mean; before it, the upper tail is one minus the lower.
    if (k <= n * p) {
      double below = 0;
      double step = value;
      for (long i = k; i > 0; i--) {
        step *= i / ((n - i + 1) * odds);
        below += step;
        if (step < 1e-16 * Math.max(below, 1e-300)) {
          break;
        }
      }
      return Math.max(0, Math.min(1, 1 - below));
    }
    for (long i = k; i <= n; i++) {
      sum += value;
      value *= (double) (n - i) / (i + 1) * odds;
      if (value < 1e-16 * sum) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  private static double logChoose(long n, long k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /** Exact sums up to 256, then Stirling's series: an error below 1e-12. */
  private static double logFactorial(long n) {
    if (n < 256) {
      double sum = 0;
      for (int i = 2; i <= n; i++) {
        sum += Math.log(i);
      }
      return sum;
    }
    double x = n;
    return x * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI * x)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }
}
