// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.launch.Framework;

class FenceTest {
  private static final String FILTER = "jakarta.servlet.Filter";
  private static final String SERVLET = "jakarta.servlet.Servlet";
  private static final String PATTERN = "osgi.http.whiteboard.servlet.pattern";

  @TempDir private Path folder;
  private Framework framework;
  private BundleContext host;
  private BundleContext plugin;
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString()));
    framework.start();
    host = bundle("host");
    plugin = bundle("plugin");
    host.registerService(
        new String[] {EventListenerHook.class.getName(), FindHook.class.getName()},
        new Fence(plugin.getBundle()::equals),
        null);
    host.addServiceListener(
        event -> {
          if (event.getType() == ServiceEvent.REGISTERED) {
            seen.add(((String[]) event.getServiceReference().getProperty("objectClass"))[0]);
          }
        });
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void hidesWhatStandsBeforeTheRequestsOfOthers() throws Exception {
    offer(plugin, FILTER, "osgi.http.whiteboard.filter.pattern", "/own/*");
    offer(plugin, "jakarta.servlet.ServletRequestListener", "a", "b");
    offer(plugin, "org.osgi.service.servlet.context.ServletContextHelper", "a", "b");
    offer(plugin, SERVLET, PATTERN, "/*");
    offer(plugin, SERVLET, PATTERN, new String[] {"/own/*", "*.html"});
    offer(plugin, SERVLET, "osgi.http.whiteboard.servlet.errorPage", "404");

    assertThat(seen).isEmpty();
    assertThat(host.getAllServiceReferences(FILTER, null)).isNull();
    assertThat(host.getAllServiceReferences(SERVLET, null)).isNull();
    assertThat(plugin.getAllServiceReferences(FILTER, null)).hasSize(1);
  }

  @Test
  void leavesAddressesOfItsOwnToAPlugin() throws Exception {
    offer(plugin, SERVLET, PATTERN, "/own/*");

    assertThat(seen).containsExactly(SERVLET);
    assertThat(host.getAllServiceReferences(SERVLET, null)).hasSize(1);
  }

  @Test
  void leavesTheProductAlone() throws Exception {
    offer(host, FILTER, "osgi.http.whiteboard.filter.pattern", "/*");

    assertThat(seen).containsExactly(FILTER);
    assertThat(host.getAllServiceReferences(FILTER, null)).hasSize(1);
  }

  private static void offer(BundleContext context, String type, String name, Object value) {
    Dictionary<String, Object> properties = new Hashtable<>(Map.of(name, value));
    context.registerService(type, new Nothing(), properties);
  }

  /** A factory, so that no class of the servlet API is needed. */
  private static final class Nothing implements PrototypeServiceFactory<Object> {
    @Override
    public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
      return new Object();
    }

    @Override
    public void ungetService(
        Bundle bundle, ServiceRegistration<Object> registration, Object service) {}
  }

  private BundleContext bundle(String name) throws Exception {
    Bundle bundle =
        framework.getBundleContext().installBundle(name, new ByteArrayInputStream(jar(name)));
    bundle.start();
    return bundle.getBundleContext();
  }

  private static byte[] jar(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      String manifest =
          "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + name + "\n\n";
      zip.write(manifest.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
