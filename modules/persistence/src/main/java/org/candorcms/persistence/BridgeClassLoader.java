// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Classes of a plugin first, then those of EclipseLink, which the plugin does not see. */
final class BridgeClassLoader extends ClassLoader {
  private final Bundle bundle;
  private final ClassLoader own;

  BridgeClassLoader(Bundle bundle) {
    super(null);
    this.bundle = bundle;
    this.own = BridgeClassLoader.class.getClassLoader();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      return bundle.loadClass(name);
    } catch (ClassNotFoundException e) {
      return own.loadClass(name);
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    URL found = bundle.getResource(name);
    return found == null ? own.getResource(name) : found;
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    Enumeration<URL> found = bundle.getResources(name);
    return found == null ? Collections.emptyEnumeration() : found;
  }
}
