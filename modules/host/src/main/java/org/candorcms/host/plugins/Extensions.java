// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.candorcms.api.admin.AdminScreen;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** What a bundle offers, as names that stay the same from version to version. */
final class Extensions {
  /** The property that tells services of one kind apart; without one the kind itself counts. */
  private static final Map<String, String> KEYS =
      Map.of(
          "org.candorcms.api.widget.Widget", "candor.widget.id",
          "org.candorcms.api.widget.FormHandler", "candor.form.id",
          "org.candorcms.api.page.PageSource", "candor.page.prefix",
          "org.candorcms.api.feed.FeedSource", "candor.feed.name",
          "jakarta.ws.rs.core.Application", "osgi.jakartars.application.base");

  private Extensions() {}

  /** As in {@code Widget help.search}. */
  static Set<String> of(Bundle bundle, BundleContext context) {
    Set<String> offered = new TreeSet<>();
    ServiceReference<?>[] references = bundle.getRegisteredServices();
    if (references == null) {
      return offered;
    }
    for (ServiceReference<?> reference : references) {
      for (String type : (String[]) reference.getProperty("objectClass")) {
        String kind = type.substring(type.lastIndexOf('.') + 1);
        if (type.equals(AdminScreen.class.getName())) {
          offered.add(kind + " " + screen(reference, context));
        } else if (KEYS.containsKey(type)) {
          offered.add(kind + " " + reference.getProperty(KEYS.get(type)));
        } else if (type.startsWith("org.candorcms.api.")) {
          offered.add(kind);
        }
      }
    }
    return offered;
  }

  private static String screen(ServiceReference<?> reference, BundleContext context) {
    try {
      Object service = context.getService(reference);
      return service instanceof AdminScreen screen ? screen.screen().id() : "without id";
    } finally {
      context.ungetService(reference);
    }
  }
}
