// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.candorcms.host.diagnosis.Lacking;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures the framework and fills it with the bundles of the list. The framework's cache is kept
 * from start to start as long as the JDK and the distribution are the same, because installing and
 * resolving takes longer than reading the result.
 */
final class FrameworkStart {
  private static final Logger log = LoggerFactory.getLogger("org.candorcms.host");

  private final Settings settings;
  private final BundleList list;
  private final int port;
  private final Path cache;
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

  FrameworkStart(Settings settings, BundleList list, int port) {
    this.settings = settings;
    this.list = list;
    this.port = port;
    this.cache =
        settings
            .data()
            .resolve("cache")
            .resolve("jdk" + Runtime.version().feature() + "-" + list.fingerprint());
  }

  /** Makes the framework and installs what its cache does not have. */
  Framework prepare() {
    boolean kept = Files.exists(keptMark());
    if (!kept) {
      deleteOthers();
    }
    try {
      return prepared(kept);
    } catch (BundleException e) {
      if (!kept) {
        throw new StartFailure("The framework does not start: " + e.getMessage());
      }
      log.warn("The framework's cache cannot be used and is made anew: {}", e.getMessage());
      deleteOthers();
      return prepareAnew();
    }
  }

  private Framework prepareAnew() {
    try {
      return prepared(false);
    } catch (BundleException e) {
      throw new StartFailure("The framework does not start: " + e.getMessage());
    }
  }

  private Framework prepared(boolean kept) throws BundleException {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(configuration());
    framework.init();
    BundleContext context = framework.getBundleContext();
    context.addFrameworkListener(this::event);
    if (!kept || context.getBundles().length < list.entries().size()) {
      install(context);
    }
    return framework;
  }

  private void install(BundleContext context) {
    for (BundleList.Entry entry : list.entries()) {
      String location = "reference:" + entry.jar().toUri();
      try {
        Bundle bundle = context.installBundle(location);
        bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
        if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
          bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
      } catch (BundleException e) {
        problems.add(entry.jar().getFileName() + ": " + Lacking.sentence(e, context));
      }
    }
  }

  private void event(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      Throwable failure = event.getThrowable();
      log.debug("A bundle failed", failure);
      problems.add(
          event.getBundle().getSymbolicName()
              + " does not start: "
              + (failure == null
                  ? "no reason given"
                  : Lacking.sentence(
                      failure,
                      event.getBundle().getBundleContext() == null
                          ? systemContext(event)
                          : event.getBundle().getBundleContext())));
    }
  }

  private static BundleContext systemContext(FrameworkEvent event) {
    return ((Bundle) event.getSource()).getBundleContext();
  }

  /** Starts all bundles and returns a sentence for each one that does not. */
  List<String> go(Framework framework) {
    try {
      framework.start();
    } catch (BundleException e) {
      throw new StartFailure("The framework does not start: " + e.getMessage());
    }
    return List.copyOf(problems);
  }

  /** Keeps the cache for the next start, once everything in it is known to work. */
  void keepCache() {
    try {
      Files.writeString(keptMark(), "");
    } catch (IOException e) {
      log.warn("The framework's cache will not be reused: {}", e.getMessage());
    }
  }

  private Path keptMark() {
    return cache.resolve("complete");
  }

  private void deleteOthers() {
    Path caches = settings.data().resolve("cache");
    if (!Files.exists(caches)) {
      return;
    }
    try (Stream<Path> files = Files.walk(caches)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException | UncheckedIOException e) {
      throw new StartFailure("I cannot empty " + caches + ": " + e.getMessage());
    }
  }

  private Map<String, String> configuration() {
    Map<String, String> c = new HashMap<>(settings.fromDemo());
    c.putAll(settings.fromFiles());
    c.put(Constants.FRAMEWORK_STORAGE, cache.resolve("framework").toString());
    c.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
    c.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "99");
    c.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, LibraryPackages.EXPORTS);
    c.put("felix.cache.locking", "false");
    c.put("felix.service.urlhandlers", "false");
    c.put("ds.factory.enabled", "true");
    c.put("ds.cache.metadata", "true");
    // A component whose turn does not come in time fails for good; a busy machine takes its time.
    c.put("ds.lock.timeout.milliseconds", "30000");
    web(c);
    c.put("candor.home", settings.home().toString());
    c.put("candor.data", settings.data().toString());
    c.put("candor.port", Integer.toString(port));
    c.put("candor.local.token", localToken());
    c.remove("candor.demo");
    if (settings.demo()) {
      c.put(
          "candor.demo",
          settings
              .get("candor.demo")
              .filter(d -> !d.equals("on"))
              .orElse(settings.home().resolve("demo").toString()));
    }
    return c;
  }

  /** Limits of the web server; each is far above what browsers and API clients need. */
  private void web(Map<String, String> c) {
    c.put("org.osgi.service.http.port", Integer.toString(port));
    c.put("org.apache.felix.http.host", settings.host());
    c.put("org.apache.felix.http.jetty.sendServerHeader", "false");
    c.put("org.apache.felix.http.jetty.headerBufferSize", "16384");
    c.put("org.apache.felix.http.timeout", "30000");
    c.put("org.apache.felix.http2.enable", "false");
    c.put("org.apache.felix.http.mbeans", "false");
    c.put("org.apache.felix.jetty.gziphandler.enable", "true");
    c.put("org.apache.felix.jetty.gzip.minGzipSize", "1024");
    c.put("org.apache.felix.jetty.stopTimeout", "1000");
    c.put("org.eclipse.jetty.servlet.SessionIdPathParameterName", "none");
  }

  /** A token for commands of the same user on the same machine; readable by that user only. */
  private String localToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    String token = "local_" + HexFormat.of().formatHex(bytes);
    Path file = settings.data().resolve("conf/local-token");
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, token + " " + port + "\n");
      return token;
    } catch (IOException | UnsupportedOperationException e) {
      log.warn("Commands need CANDOR_ADMIN_TOKEN, because {} cannot be written", file);
      return "";
    }
  }

  static Dictionary<String, Object> properties(String name, String value) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(name, value);
    return properties;
  }
}
