// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import java.util.Iterator;
import java.util.ServiceLoader;
import org.glassfish.jersey.internal.ServiceFinder;

/**
 * Finds Jersey's parts in this bundle only. Jersey's own way in OSGi looks through every bundle of
 * the framework, which is slow, finds parts of other Jerseys, and does not see nested jars.
 */
final class OwnServices extends ServiceFinder.ServiceIteratorProvider {
  @Override
  public <T> Iterator<T> createIterator(
      Class<T> service, String name, ClassLoader loader, boolean ignoreNotFound) {
    return ServiceLoader.load(service, OwnServices.class.getClassLoader()).iterator();
  }

  @Override
  public <T> Iterator<Class<T>> createClassIterator(
      Class<T> service, String name, ClassLoader loader, boolean ignoreNotFound) {
    return ServiceLoader.load(service, OwnServices.class.getClassLoader()).stream()
        .map(provider -> OwnServices.<T>typed(provider.type()))
        .iterator();
  }

  @SuppressWarnings("unchecked")
  private static <T> Class<T> typed(Class<?> type) {
    return (Class<T>) type;
  }
}
