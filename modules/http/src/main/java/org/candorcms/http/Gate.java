// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Authenticator;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.settings.HostSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every request passes, in this order: request id, security headers, address check, caller,
 * rate limit, body bound; afterwards metrics and the answer for what nobody caught. One filter
 * instead of six, because each costs a wrapper call on every cached page.
 */
@Component(service = Filter.class, property = "service.ranking:Integer=1000000")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class Gate implements Filter {
  /** Request attribute with the request id, also sent as {@code X-Request-Id}. */
  static final String REQUEST_ID = "org.candorcms.request-id";

  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  private final Visitors visitors;
  private final Callers callers;
  private final RateLimits limits;
  private final Traffic traffic;
  private final VisitorBodies bodies = new VisitorBodies();

  /** Reads the settings once; they need a restart. */
  @Activate
  public Gate(
      @Reference HostSettings settings,
      @Reference Traffic traffic,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Authenticator authenticator) {
    this.traffic = traffic;
    this.visitors = new Visitors(settings);
    this.limits = RateLimits.of(settings);
    this.callers = new Callers(authenticator, settings, visitors);
  }

  @Override
  public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain chain)
      throws IOException, ServletException {
    if (!(rawRequest instanceof HttpServletRequest request)
        || !(rawResponse instanceof HttpServletResponse response)
        || request.getAttribute(REQUEST_ID) != null) {
      chain.doFilter(rawRequest, rawResponse);
      return;
    }
    long start = System.nanoTime();
    String id = RequestIds.of(request);
    request.setAttribute(REQUEST_ID, id);
    MDC.put("request", id);
    traffic.enter();
    try {
      SecurityHeaders.set(request, response, id);
      pass(request, response, chain);
    } catch (ProblemException e) {
      Problems.write(request, response, e);
    } catch (IOException e) {
      // the client went away, or its request was broken; there is nobody to answer
      log.debug("A request ended early: {}", e.toString());
      if (!response.isCommitted()) {
        throw e;
      }
    } catch (ServletException | RuntimeException | LinkageError e) {
      failed(request, response, e);
    } finally {
      MDC.remove("request");
      end(request, response, start);
    }
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (traffic.draining()) {
      response.setHeader("Connection", "close");
      response.setHeader("Retry-After", "5");
      throw new ProblemException(CommonProblem.UNAVAILABLE, "The server is ending.");
    }
    Addresses.check(request);
    String client = visitors.address(request);
    request.setAttribute(Visitor.ATTRIBUTE, new Visitor(client));
    Caller caller = callers.find(request, () -> limits.takeLogin(client));
    if (caller != null) {
      request.setAttribute(Caller.ATTRIBUTE, caller);
    }
    limits.take(request, client, caller);
    HttpServletRequest bounded = BoundedBody.wrap(request, caller);
    boolean awaited = bodies.enter(request, caller);
    try {
      chain.doFilter(bounded, response);
    } finally {
      if (awaited) {
        bodies.leave();
      }
    }
  }

  private static void failed(
      HttpServletRequest request, HttpServletResponse response, Throwable failure)
      throws IOException {
    Throwable cause =
        failure instanceof ServletException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ProblemException problem) {
      Problems.write(request, response, problem);
      return;
    }
    log.error("{} {} failed", request.getMethod(), request.getRequestURI(), cause);
    Problems.write(
        request,
        response,
        new ProblemException(
            CommonProblem.INTERNAL, "The fault was recorded under the request id."));
  }

  private void end(HttpServletRequest request, HttpServletResponse response, long start) {
    if (!request.isAsyncStarted()) {
      traffic.leave(request, response.getStatus(), System.nanoTime() - start);
      return;
    }
    request
        .getAsyncContext()
        .addListener(
            new AsyncListener() {
              @Override
              public void onComplete(AsyncEvent event) {
                traffic.leave(request, response.getStatus(), System.nanoTime() - start);
              }

              @Override
              public void onTimeout(AsyncEvent event) {}

              @Override
              public void onError(AsyncEvent event) {}

              @Override
              public void onStartAsync(AsyncEvent event) {
                event.getAsyncContext().addListener(this);
              }
            });
  }
}
