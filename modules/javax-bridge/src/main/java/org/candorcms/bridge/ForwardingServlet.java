// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bridge;

import java.io.IOException;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.http.jakartawrappers.ServletConfigWrapper;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Hands each request to the dispatcher that http-bridge registers; 503 while there is none. */
final class ForwardingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String DISPATCHER =
      "(&(objectClass=jakarta.servlet.http.HttpServlet)(http.felix.dispatcher=*))";

  private final transient Dispatchers dispatchers;

  ForwardingServlet(BundleContext context) {
    this.dispatchers = new Dispatchers(context);
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    super.init(config);
    dispatchers.config = config;
    dispatchers.open();
  }

  /** May be called twice: by the bundle that stops, and by the host. */
  @Override
  public void destroy() {
    dispatchers.close();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    jakarta.servlet.http.HttpServlet dispatcher = dispatchers.current;
    if (dispatcher == null) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      dispatcher.service(new JakartaRequest(request), new JakartaResponse(response));
    } catch (jakarta.servlet.ServletException e) {
      throw new ServletException(e.getMessage(), e);
    }
  }

  private static final class Dispatchers
      extends ServiceTracker<jakarta.servlet.http.HttpServlet, jakarta.servlet.http.HttpServlet> {
    private volatile @Nullable ServletConfig config;
    private volatile jakarta.servlet.http.@Nullable HttpServlet current;

    Dispatchers(BundleContext context) {
      super(context, filter(context), null);
    }

    private static org.osgi.framework.Filter filter(BundleContext context) {
      try {
        return context.createFilter(DISPATCHER);
      } catch (InvalidSyntaxException e) {
        throw new IllegalStateException("The filter is a constant", e);
      }
    }

    @Override
    public jakarta.servlet.http.HttpServlet addingService(
        ServiceReference<jakarta.servlet.http.HttpServlet> reference) {
      jakarta.servlet.http.HttpServlet dispatcher = context.getService(reference);
      try {
        dispatcher.init(new ServletConfigWrapper(config));
      } catch (jakarta.servlet.ServletException e) {
        throw new IllegalStateException("The dispatcher did not start", e);
      }
      current = dispatcher;
      return dispatcher;
    }

    @Override
    public void removedService(
        ServiceReference<jakarta.servlet.http.HttpServlet> reference,
        jakarta.servlet.http.HttpServlet dispatcher) {
      if (current == dispatcher) {
        current = null;
      }
      dispatcher.destroy();
      context.ungetService(reference);
    }
  }
}
