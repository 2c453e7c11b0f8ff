// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemCode;
import org.candorcms.rest.json.StrictJson;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one servlet of the API. It stays while plugins come and go: each Application gets a Jersey
 * container of its own, and requests go to the longest base.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/api/*",
      "osgi.http.whiteboard.servlet.name=candor.rest",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class ApiServlet extends HttpServlet
    implements ServiceTrackerCustomizer<Application, Bases.Entry> {
  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);
  private static final String BASE = "osgi.jakartars.application.base";
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final transient StrictJson json;
  private final transient Bases bases = new Bases(Duration.ofSeconds(10));
  private transient @Nullable BundleContext context;
  private transient @Nullable ServiceTracker<Application, Bases.Entry> tracker;

  /** Starts Jersey and mounts the Applications that are there. */
  @Activate
  public ApiServlet(BundleContext context, @Reference StrictJson json) {
    this(json);
    this.context = context;
    this.tracker = new ServiceTracker<>(context, Application.class, this);
    this.tracker.open();
  }

  ApiServlet(StrictJson json) {
    this.json = json;
    JerseyApplication.prepare();
  }

  @Deactivate
  void stop() {
    if (tracker != null) {
      tracker.close();
    }
  }

  @Override
  public Bases.@Nullable Entry addingService(ServiceReference<Application> reference) {
    BundleContext bundles = context;
    if (bundles == null || !(reference.getProperty(BASE) instanceof String base)) {
      return null;
    }
    Application application = bundles.getService(reference);
    if (application == null) {
      return null;
    }
    try {
      Bases.Entry entry =
          mount(
              base,
              application,
              reference.getBundle().getBundleId(),
              reference.getProperty("service.ranking") instanceof Integer i ? i : 0,
              (Long) reference.getProperty("service.id"));
      log.debug("{} answers at /api{}", reference.getBundle(), base);
      return entry;
    } catch (RuntimeException | LinkageError e) {
      // One plugin that does not fit must not keep the others from their place.
      log.error("The Application of {} at {} does not start", reference.getBundle(), base, e);
      bundles.ungetService(reference);
      return null;
    }
  }

  Bases.Entry mount(String base, Application application, long bundle, int ranking, long service) {
    String clean = base.startsWith("/") ? base : "/" + base;
    Bases.Entry entry =
        new Bases.Entry(
            clean,
            bundle,
            ranking,
            service,
            JerseyApplication.start(clean, application, json));
    bases.add(entry);
    return entry;
  }

  void unmount(Bases.Entry entry) {
    bases.remove(entry);
    entry.application().stop(DRAIN);
  }

  @Override
  public void modifiedService(ServiceReference<Application> reference, Bases.Entry entry) {
    // Base and ranking are fixed by a component's descriptor.
  }

  @Override
  public void removedService(ServiceReference<Application> reference, Bases.Entry entry) {
    unmount(entry);
    BundleContext bundles = context;
    if (bundles != null) {
      bundles.ungetService(reference);
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String id = Exchange.requestId(request, response);
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    try {
      Optional<Bases.Match> match = bases.enter(path);
      if (match.isEmpty()) {
        problem(CommonProblem.NOT_FOUND, id, request, response);
        return;
      }
      Exchange exchange = new Exchange(request, match.get().base(), match.get().rest());
      match.get().application().service(exchange, response);
    } catch (ServletException | RuntimeException e) {
      log.error("Request {} failed", id, e);
      if (!response.isCommitted()) {
        response.reset();
        problem(CommonProblem.INTERNAL, id, request, response);
      }
    }
  }

  private void problem(
      ProblemCode code, String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body =
        json.write(Problems.body(code, code.title(), List.of(), request.getContextPath(), id))
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(code.status());
    response.setContentType(Problems.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
