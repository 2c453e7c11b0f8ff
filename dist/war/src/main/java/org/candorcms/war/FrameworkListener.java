// SPDX-License-Identifier: Apache-2.0
package org.candorcms.war;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.File;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candorcms.host.launch.BundleList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Starts the framework with the bundles of {@code WEB-INF/candor} when the web application starts,
 * and stops it with it. Settings come from context parameters, then system properties ({@code
 * candor.db.url}), then the environment ({@code CANDOR_DB_URL}), the last being the strongest.
 * Without {@code candor.data} the data goes to the container's folder for temporary files of this
 * application, which does not outlive a new deployment.
 */
public final class FrameworkListener implements ServletContextListener {
  private static final long STOP_SECONDS = 20;
  private static final String DATA = "candor.data";
  private static final String SERVLET = "jakarta.servlet";
  private static final List<String> SERVLET_VERSIONS = List.of("5.0", "6.0", "6.1");

  private @Nullable Framework framework;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext servlets = event.getServletContext();
    try {
      framework = start(servlets);
      servlets.setAttribute(BundleContext.class.getName(), framework.getBundleContext());
    } catch (BundleException e) {
      throw new IllegalStateException("Candor's framework does not start: " + e.getMessage(), e);
    }
  }

  private static Framework start(ServletContext servlets) throws BundleException {
    String home = servlets.getRealPath("/WEB-INF/candor");
    if (home == null) {
      throw new IllegalStateException(
          "Candor must be deployed unpacked; tell the container to unpack web applications");
    }
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class, FrameworkListener.class.getClassLoader())
            .iterator()
            .next()
            .newFramework(configuration(servlets));
    framework.init();
    for (BundleList.Entry entry : BundleList.read(Path.of(home)).entries()) {
      Bundle bundle =
          framework.getBundleContext().installBundle("reference:" + entry.jar().toUri());
      bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
      bundle.start();
    }
    framework.start();
    return framework;
  }

  private static Map<String, String> configuration(ServletContext servlets) {
    Path temporary = ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, temporary.resolve("framework").toString());
    settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "99");
    settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
    settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, sharedPackages());
    settings.put("felix.service.urlhandlers", "false");
    // The resolver's own threads would outlive the web application.
    settings.put("felix.resolver.parallelism", "1");
    settings.put(DATA, temporary.resolve("data").toString());
    for (String name : Collections.list(servlets.getInitParameterNames())) {
      if (name.startsWith("candor.")) {
        settings.put(name, servlets.getInitParameter(name));
      }
    }
    // A framework property hides the system property of the same name.
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("candor."))
        .forEach(name -> settings.put(name, System.getProperty(name)));
    return settings;
  }

  /** The container's servlet API in every version that bundles ask for, and our slf4j. */
  private static String sharedPackages() {
    Stream<String> servlet =
        SERVLET_VERSIONS.stream()
            .flatMap(
                version ->
                    Stream.of("", ".http", ".annotation", ".descriptor")
                        .map(part -> SERVLET + part + ";version=" + version));
    Stream<String> logging =
        Stream.of("", ".event", ".helpers", ".spi")
            .map(part -> "org.slf4j" + part + ";version=2.0.17");
    return Stream.concat(servlet, logging).collect(Collectors.joining(","));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (framework == null) {
      return;
    }
    try {
      framework.stop();
      framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (BundleException e) {
      event.getServletContext().log("Candor's framework did not stop well", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
