// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts requests, and lets those in flight end before the server does. */
@Component(
    service = {Traffic.class, Runnable.class},
    property = "candor.drain:Boolean=true")
public final class Traffic implements Runnable {
  private static final long DRAIN_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(6);
  private static final Set<String> AREAS =
      Set.of("api", "fragments", "assets", "admin", "feeds", "forms", "health", "help", "metrics");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  private final AtomicInteger inFlight = new AtomicInteger();
  private final Map<String, Point> points = new ConcurrentHashMap<>();
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests;
  private final Histogram durations;
  private volatile boolean draining;
  private volatile boolean jvm;

  private record Point(
      io.prometheus.metrics.core.datapoints.CounterDataPoint count,
      DistributionDataPoint duration) {}

  /** Registers the metrics. */
  @Activate
  public Traffic() {
    requests =
        Counter.builder()
            .name("candor_http_requests_total")
            .help("Requests by area, method and status")
            .labelNames("area", "method", "status")
            .register(registry);
    durations =
        Histogram.builder()
            .name("candor_http_request_seconds")
            .help("Time from request to answer by area")
            .labelNames("area")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register(registry);
    GaugeWithCallback.builder()
        .name("candor_http_requests_in_flight")
        .help("Requests being answered now")
        .callback(gauge -> gauge.call(inFlight.get()))
        .register(registry);
  }

  void enter() {
    inFlight.incrementAndGet();
  }

  void leave(HttpServletRequest request, int status, long nanos) {
    inFlight.decrementAndGet();
    String area = area(Paths.of(request));
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
    Point point =
        points.computeIfAbsent(
            area + ' ' + method + ' ' + status,
            k ->
                new Point(
                    requests.labelValues(area, method, Integer.toString(status)),
                    durations.labelValues(area)));
    point.count().inc();
    point.duration().observe(nanos / 1e9);
  }

  private static String area(String path) {
    int end = path.indexOf('/', 1);
    String first = path.substring(1, end < 0 ? path.length() : end);
    return AREAS.contains(first) ? first : "pages";
  }

  boolean draining() {
    return draining;
  }

  /** All metrics; those of the JVM are registered when first asked for, which saves start time. */
  synchronized PrometheusRegistry registry() {
    if (!jvm) {
      jvm = true;
      JvmMetrics.builder().register(registry);
    }
    return registry;
  }

  /** Refuses new requests and waits, at most six seconds, until those in flight have ended. */
  @Override
  public void run() {
    draining = true;
    long end = System.nanoTime() + DRAIN_LIMIT_NANOS;
    try {
      while (inFlight.get() > 0 && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
