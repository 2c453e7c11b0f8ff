// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.store.Store;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/** A real framework with the built bundle in it. */
final class FelixHost implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String SHARED =
      String.join(
          ",",
          "org.candorcms.api.health;version=1.0.0",
          "org.candorcms.api.problem;version=1.0.0",
          "org.candorcms.api.settings;version=1.0.0",
          "org.candorcms.api.store;version=1.0.0",
          "jakarta.persistence;version=3.2.0",
          "jakarta.persistence.criteria;version=3.2.0",
          "jakarta.persistence.metamodel;version=3.2.0",
          "jakarta.persistence.spi;version=3.2.0",
          "org.slf4j;version=1.7.36",
          "org.slf4j.helpers;version=1.7.36",
          "org.slf4j.spi;version=1.7.36",
          "org.osgi.service.component;version=1.5.0",
          "org.osgi.service.component.runtime;version=1.5.0",
          "org.osgi.service.component.runtime.dto;version=1.5.0",
          "org.osgi.util.promise;version=1.3.0",
          "org.osgi.util.function;version=1.2.0");

  private final Framework framework;

  FelixHost(Path folder, Map<String, String> settings) throws Exception {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("org.osgi.framework.storage", folder.resolve("cache").toString());
    config.put("org.osgi.framework.storage.clean", "onFirstInit");
    config.put("org.osgi.framework.bsnversion", "multiple");
    config.put("org.osgi.framework.system.packages.extra", SHARED);
    config.put("felix.log.level", "1");
    framework = new FrameworkFactory().newFramework(config);
    framework.start();
    BundleContext context = framework.getBundleContext();
    context.registerService(HostSettings.class, settings(folder.resolve("data"), settings), null);
    install(context, jarOf("org.apache.felix.scr.impl.Activator"));
    install(context, "reference:" + Path.of("target/classes").toAbsolutePath().toUri());
  }

  private static void install(BundleContext context, String location) throws BundleException {
    context.installBundle(location).start();
  }

  private static String jarOf(String type) throws ClassNotFoundException {
    return Class.forName(type, false, FelixHost.class.getClassLoader())
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .toString();
  }

  static HostSettings settings(Path data, Map<String, String> values) {
    return new HostSettings() {
      @Override
      public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
      }

      @Override
      public Path dataFolder() {
        return data;
      }

      @Override
      public Optional<URI> baseUrl() {
        return Optional.empty();
      }
    };
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Installs and starts a plugin with the unit "notes". */
  Bundle plugin(String version, Map<String, String> steps) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("META-INF/persistence.xml", UNIT.getBytes(StandardCharsets.UTF_8));
    for (String type : new String[] {"sample/notes/Note", "sample/notes/Probe"}) {
      try (InputStream in = FelixHost.class.getResourceAsStream("/" + type + ".class")) {
        files.put(type + ".class", in.readAllBytes());
      }
    }
    steps.forEach(
        (name, sql) -> files.put("db/notes/" + name, sql.getBytes(StandardCharsets.UTF_8)));
    Bundle bundle =
        context()
            .installBundle(
                "memory:notes-" + version + "-" + System.nanoTime(),
                new ByteArrayInputStream(jar(version, files)));
    bundle.start();
    return bundle;
  }

  private static final String UNIT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
        <persistence-unit name="notes">
          <class>sample.notes.Note</class>
        </persistence-unit>
      </persistence>
      """;

  private static byte[] jar(String version, Map<String, byte[]> files) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "sample.notes");
    main.putValue("Bundle-Version", version);
    main.putValue(
        "Import-Package", "org.candorcms.api.problem,org.candorcms.api.store,jakarta.persistence");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The store that a bundle sees, once it is there. */
  static Store store(Bundle bundle) throws InterruptedException {
    ServiceTracker<Store, Store> tracker =
        new ServiceTracker<>(bundle.getBundleContext(), Store.class, null);
    tracker.open();
    try {
      Store store = tracker.waitForService(PATIENCE.toMillis());
      if (store == null) {
        throw new AssertionError("no store for " + bundle);
      }
      return store;
    } finally {
      tracker.close();
    }
  }

  /** How many stores a bundle sees. */
  static int stores(Bundle bundle) throws Exception {
    ServiceReference<?>[] found =
        bundle.getBundleContext().getAllServiceReferences(Store.class.getName(), null);
    return found == null ? 0 : found.length;
  }

  /** A service with a property, once it is there. */
  <T> T service(Class<T> type, String filter) throws Exception {
    CountDownLatch found = new CountDownLatch(1);
    ServiceTracker<T, T> tracker =
        new ServiceTracker<>(
            context(),
            context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")"),
            null) {
          @Override
          public T addingService(ServiceReference<T> reference) {
            found.countDown();
            return super.addingService(reference);
          }
        };
    tracker.open();
    if (!found.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("no service " + filter);
    }
    T service = tracker.waitForService(PATIENCE.toMillis());
    tracker.close();
    return service;
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(PATIENCE.toMillis());
  }
}
