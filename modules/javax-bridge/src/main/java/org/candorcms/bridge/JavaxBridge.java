// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bridge;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;
import javax.servlet.Servlet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.http.context.ServletContextHelper;

/**
 * Registers one servlet on the javax whiteboard of the host: everything below {@code candor.path}
 * (default {@code /candor}) goes to Candor.
 */
public final class JavaxBridge implements BundleActivator {
  private static final String CONTEXT = "candor";

  private @Nullable ForwardingServlet servlet;

  @Override
  public void start(BundleContext context) {
    String path = Objects.requireNonNullElse(context.getProperty("candor.path"), "/candor");
    Dictionary<String, Object> helper = new Hashtable<>();
    helper.put("osgi.http.whiteboard.context.name", CONTEXT);
    helper.put("osgi.http.whiteboard.context.path", path);
    context.registerService(
        ServletContextHelper.class, new ServletContextHelper(context.getBundle()) {}, helper);

    Dictionary<String, Object> mapping = new Hashtable<>();
    mapping.put("osgi.http.whiteboard.servlet.pattern", "/*");
    mapping.put("osgi.http.whiteboard.servlet.name", "candor.javax-bridge");
    mapping.put("osgi.http.whiteboard.servlet.asyncSupported", true);
    mapping.put(
        "osgi.http.whiteboard.context.select",
        "(osgi.http.whiteboard.context.name=" + CONTEXT + ")");
    servlet = new ForwardingServlet(context);
    context.registerService(Servlet.class, servlet, mapping);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework unregisters both services. A host such as Pax Web destroys the servlet later,
    // in a thread of its own, when this context can no longer let go of the dispatcher.
    if (servlet != null) {
      servlet.destroy();
    }
  }
}
