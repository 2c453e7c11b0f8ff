// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.candorcms.api.admin.AdminScreen;
import org.candorcms.api.admin.Screen;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Just as much of a framework and a servlet container as these tests touch. */
final class Fakes {
  private Fakes() {}

  /** An object whose methods a function answers by name; null stands for "nothing". */
  static <T> T of(Class<T> type, BiFunction<String, Object[], @Nullable Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == args[0];
                  case "toString" -> type.getSimpleName();
                  default -> answer.apply(method.getName(), args == null ? new Object[0] : args);
                }));
  }

  /** A bundle of a folder with {@code assets/} and {@code messages/} in it. */
  static Bundle bundle(long id, String name, Path folder) {
    return of(
        Bundle.class,
        (method, args) ->
            switch (method) {
              case "getBundleId" -> id;
              case "getSymbolicName" -> name;
              case "getEntry" -> entry(folder.resolve((String) args[0]));
              case "findEntries" -> Collections.enumeration(urls(folder).values());
              default -> null;
            });
  }

  static TreeMap<String, URL> urls(Path folder) {
    Path assets = folder.resolve("assets");
    TreeMap<String, URL> urls = new TreeMap<>();
    try (Stream<Path> files = Files.walk(assets)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        urls.put(assets.relativize(file).toString(), file.toUri().toURL());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return urls;
  }

  private static @Nullable URL entry(Path file) {
    try {
      return Files.exists(file) ? file.toUri().toURL() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A registered screen. */
  static ServiceReference<AdminScreen> reference(Bundle bundle, long serviceId) {
    @SuppressWarnings("unchecked")
    ServiceReference<AdminScreen> reference =
        of(
            ServiceReference.class,
            (method, args) ->
                switch (method) {
                  case "getBundle" -> bundle;
                  case "getProperty" ->
                      Map.<Object, Object>of("service.id", serviceId).get(args[0]);
                  default -> null;
                });
    return reference;
  }

  /** A catalog in a framework whose services are all this one. */
  static ScreenCatalog catalog(AdminScreen service) {
    return new ScreenCatalog(
        of(
            BundleContext.class,
            (method, args) ->
                switch (method) {
                  case "getService" -> service;
                  case "ungetService" -> true;
                  default -> null;
                }));
  }

  static Screen screen(String id) {
    return new Screen(
        id, id + ".title", "content", "book", "demo-screen", "demo/admin.js", Set.of("editor"), 10);
  }

  /** Writes files given as name, content, name, content. */
  static Path folder(Path root, List<String> namesAndContents) throws IOException {
    for (int i = 0; i < namesAndContents.size(); i += 2) {
      Path file = root.resolve(namesAndContents.get(i));
      Files.createDirectories(file.getParent());
      Files.writeString(file, namesAndContents.get(i + 1));
    }
    return root;
  }
}
