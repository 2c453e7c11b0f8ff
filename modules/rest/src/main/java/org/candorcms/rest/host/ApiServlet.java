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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemCode;
import org.candorcms.api.problem.ProblemException;
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
    implements ServiceTrackerCustomizer<Application, ApiServlet.Mounting> {
  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);
  private static final String BASE = "osgi.jakartars.application.base";
  private static final long MAX_DRAINED = 4L << 20;
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final long PREPARE_AFTER_SECONDS = 8;

  private final transient StrictJson json;
  private final transient Bases bases = new Bases(Duration.ofSeconds(10));
  private final transient DocsPages pages;
  private final transient Replays replays = new Replays(Clock.systemUTC());
  private final transient AtomicReference<@Nullable Description> description =
      new AtomicReference<>();
  private transient @Nullable BundleContext context;
  private transient @Nullable ServiceTracker<Application, Mounting> tracker;

  /**
   * Applications by base that are not prepared yet. Preparing Jersey costs more than the rest of
   * the start, so it comes after it; a request that comes earlier prepares what it needs.
   */
  private final transient Map<String, Mounting> unprepared = new ConcurrentHashMap<>();

  private final transient ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "candor-rest");
            thread.setDaemon(true);
            return thread;
          });

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
    this.pages = new DocsPages(json);
    JerseyApplication.prepare();
  }

  @Deactivate
  void stop() {
    if (tracker != null) {
      tracker.close();
    }
    later.shutdownNow();
  }

  @Override
  public @Nullable Mounting addingService(ServiceReference<Application> reference) {
    BundleContext bundles = context;
    if (bundles == null || !(reference.getProperty(BASE) instanceof String base)) {
      return null;
    }
    Application application = bundles.getService(reference);
    if (application == null) {
      return null;
    }
    String clean = clean(base);
    Mounting mounting = new Mounting(() -> mounted(reference, clean, application));
    if (bases.expect(clean) && unprepared.putIfAbsent(clean, mounting) == null) {
      later.schedule(() -> prepare(clean, mounting), PREPARE_AFTER_SECONDS, TimeUnit.SECONDS);
    } else {
      // A version that serves waits for this one to be ready before it leaves.
      mounting.result();
    }
    return mounting;
  }

  private void prepare(String base, Mounting mounting) {
    mounting.result();
    unprepared.remove(base, mounting);
  }

  private void prepareFor(String path) {
    for (int end = path.length();
        end > 0 && !unprepared.isEmpty();
        end = path.lastIndexOf('/', end - 1)) {
      String base = path.substring(0, end);
      Mounting mounting = unprepared.get(base);
      if (mounting != null) {
        prepare(base, mounting);
      }
    }
  }

  /** The preparation of one Application, done once by whoever needs it first. */
  static final class Mounting {
    private final FutureTask<Bases.@Nullable Entry> task;
    private volatile boolean unwanted;

    Mounting(Callable<Bases.@Nullable Entry> work) {
      this.task = new FutureTask<>(() -> unwanted ? null : work.call());
    }

    /** Does it here or waits for the thread that does. */
    Bases.@Nullable Entry result() {
      task.run();
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        log.error("An Application could not be prepared", e);
      }
      return null;
    }
  }

  private Bases.@Nullable Entry mounted(
      ServiceReference<Application> reference, String base, Application application) {
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
      return null;
    }
  }

  private static String clean(String base) {
    return base.startsWith("/") ? base : "/" + base;
  }

  Bases.Entry mount(String base, Application application, long bundle, int ranking, long service) {
    String clean = clean(base);
    Bases.Entry entry =
        new Bases.Entry(
            clean, bundle, ranking, service, JerseyApplication.start(clean, application, json));
    bases.add(entry);
    return entry;
  }

  void unmount(Bases.Entry entry) {
    bases.remove(entry);
    entry.application().stop(DRAIN);
  }

  @Override
  public void modifiedService(ServiceReference<Application> reference, Mounting mounting) {
    // Base and ranking are fixed by a component's descriptor.
  }

  @Override
  public void removedService(ServiceReference<Application> reference, Mounting mounting) {
    mounting.unwanted = true;
    unprepared.values().remove(mounting);
    Bases.Entry entry = mounting.result();
    if (entry != null) {
      unmount(entry);
    }
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
      if (!docs(path, request, response)) {
        answer(path, id, request, response);
        if (response.getStatus() >= 400 && !request.isAsyncStarted()) {
          drain(request);
        }
      }
    } catch (ProblemException e) {
      drain(request);
      problem(e.code(), e.detail(), e.errors(), id, request, response);
    } catch (ServletException | RuntimeException e) {
      log.error("Request {} failed", id, e);
      drain(request);
      if (!response.isCommitted()) {
        response.reset();
        response.setHeader("X-Request-Id", id);
        problem(CommonProblem.INTERNAL, id, request, response);
      }
    }
  }

  /**
   * A client that is still sending would see its connection break, now or at its next request,
   * instead of the answer.
   */
  private static void drain(HttpServletRequest request) {
    try {
      request.getInputStream().skip(MAX_DRAINED);
    } catch (IOException | IllegalStateException e) {
      log.debug("The rest of a refused body was not read", e);
    }
  }

  private void answer(
      String path, String id, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ReadableHeaders.checkType(request.getContentType());
    prepareFor(path);
    Optional<Bases.Match> found = bases.enter(path);
    if (found.isEmpty()) {
      problem(CommonProblem.NOT_FOUND, id, request, response);
      return;
    }
    Bases.Match match = found.get();
    if (!request.getMethod().equals("POST") || request.getHeader("Idempotency-Key") == null) {
      match
          .application()
          .service(new Exchange(request, match.base(), match.rest()), response, () -> {});
      return;
    }
    Replays.Attempt attempt;
    try {
      attempt = replays.begin(request, response);
    } catch (IOException | RuntimeException e) {
      match.application().leave();
      throw e;
    }
    if (attempt == null) {
      match.application().leave();
      return;
    }
    match
        .application()
        .service(
            new Exchange(attempt.request(), match.base(), match.rest()),
            attempt.response(),
            () -> replays.end(attempt));
  }

  /** The description of the API, for machines and people. */
  private boolean docs(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!read) {
      return false;
    }
    if (path.equals("/openapi.json")) {
      send(response, "application/json", description().json());
    } else if (path.equals("/docs")) {
      send(response, "text/html;charset=utf-8", description().html());
    } else if (path.equals("/docs/style.css")) {
      send(response, "text/css;charset=utf-8", DocsPages.STYLE);
    } else if (path.startsWith("/docs/errors/")) {
      Optional<String> page = pages.failure(path.substring("/docs/errors/".length()));
      page.ifPresent(html -> response.setHeader("Cache-Control", "max-age=3600"));
      if (page.isEmpty()) {
        return false;
      }
      send(response, "text/html;charset=utf-8", page.get());
    } else {
      return false;
    }
    return true;
  }

  private record Description(long version, String json, String html) {}

  /** Made once for each change of plugins. */
  private Description description() {
    unprepared.forEach(this::prepare);
    Description known = description.get();
    long version = bases.version();
    if (known == null || known.version() != version) {
      Map<String, Object> document = OpenApi.describe(bases.current());
      known = new Description(version, json.write(document), pages.overview(document));
      description.set(known);
    }
    return known;
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type);
    if (response.getHeader("Cache-Control") == null) {
      response.setHeader("Cache-Control", "no-cache");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void problem(
      ProblemCode code, String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problem(code, code.title(), List.of(), id, request, response);
  }

  private void problem(
      ProblemCode code,
      String detail,
      List<FieldError> errors,
      String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setStatus(code.status());
    response.setHeader("Cache-Control", "no-store");
    send(
        response,
        Problems.MEDIA_TYPE,
        json.write(Problems.body(code, detail, errors, request.getContextPath(), id)));
  }
}
