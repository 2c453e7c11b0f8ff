// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

/** Packages of the launcher's class path that bundles share. */
final class LibraryPackages {
  private static final String SLF4J = ";version=\"2.0.17\"";

  /** In the form of {@code org.osgi.framework.system.packages.extra}. */
  static final String EXPORTS =
      "org.slf4j"
          + SLF4J
          + ",org.slf4j.event"
          + SLF4J
          + ",org.slf4j.helpers"
          + SLF4J
          + ",org.slf4j.spi"
          + SLF4J;

  private LibraryPackages() {}
}
