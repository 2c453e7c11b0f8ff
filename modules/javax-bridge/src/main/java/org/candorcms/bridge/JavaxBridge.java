// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bridge;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Objects;
import javax.servlet.Servlet;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.http.context.ServletContextHelper;

/**
 * Registers one servlet on the javax whiteboard of the host: everything below {@code candor.path}
 * (default {@code /candor}) goes to Candor.
 */
public final class JavaxBridge implements BundleActivator {
  private static final String CONTEXT = "candor";

  @Override
  public void start(BundleContext context) {
    String path = Objects.requireNonNullElse(context.getProperty("candor.path"), "/candor");
    Dictionary<String, Object> helper = new Hashtable<>();
    helper.put("osgi.http.whiteboard.context.name", CONTEXT);
    helper.put("osgi.http.whiteboard.context.path", path);
    context.registerService(
        ServletContextHelper.class, new ServletContextHelper(context.getBundle()) {}, helper);

    Dictionary<String, Object> servlet = new Hashtable<>();
    servlet.put("osgi.http.whiteboard.servlet.pattern", "/*");
    servlet.put("osgi.http.whiteboard.servlet.name", "candor.javax-bridge");
    servlet.put("osgi.http.whiteboard.servlet.asyncSupported", true);
    servlet.put(
        "osgi.http.whiteboard.context.select",
        "(osgi.http.whiteboard.context.name=" + CONTEXT + ")");
    context.registerService(Servlet.class, new ForwardingServlet(context), servlet);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework unregisters both services, and the host destroys the servlet.
  }
}
