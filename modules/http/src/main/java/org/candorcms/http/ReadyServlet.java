// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.candorcms.api.health.HealthCheck;
import org.candorcms.api.health.HealthCheck.Health;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /health/ready}: 200 when every check is good, else 503; both name the checks. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health/ready")
public final class ReadyServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  private final transient ExecutorService threads =
      Executors.newFixedThreadPool(
          4,
          work -> {
            Thread thread = new Thread(work, "candor-health");
            thread.setDaemon(true);
            return thread;
          });

  /** Waits for requests. */
  @Activate
  public ReadyServlet() {}

  @Reference(
      service = HealthCheck.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(HealthCheck check) {
    checks.add(check);
  }

  void remove(HealthCheck check) {
    checks.remove(check);
  }

  @Deactivate
  void stop() {
    threads.shutdownNow();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Health> results = results();
    boolean well = results.values().stream().allMatch(Health::well);
    StringBuilder json = new StringBuilder("{\"status\":");
    json.append(well ? "\"up\"" : "\"down\"").append(",\"checks\":[");
    String separator = "";
    for (Map.Entry<String, Health> result : results.entrySet()) {
      json.append(separator)
          .append("{\"name\":")
          .append(Problems.quoted(result.getKey()))
          .append(",\"status\":")
          .append(result.getValue().well() ? "\"up\"" : "\"down\"")
          .append(",\"detail\":")
          .append(Problems.quoted(result.getValue().detail()))
          .append('}');
      separator = ",";
    }
    byte[] body = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(well ? 200 : 503);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private Map<String, Health> results() {
    Map<String, Future<Health>> running = new TreeMap<>();
    for (HealthCheck check : checks) {
      running.putIfAbsent(check.name(), threads.submit(check::check));
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    Map<String, Health> results = new TreeMap<>();
    running.forEach((name, future) -> results.put(name, result(future, end)));
    return results;
  }

  private static Health result(Future<Health> running, long end) {
    try {
      return running.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      return Health.bad("no answer within one second");
    } catch (ExecutionException e) {
      return Health.bad("the check failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.bad("interrupted");
    }
  }
}
