// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * What a bundle needs and does not get, read from the resolver's report.
 *
 * @param bundle symbolic name of the bundle that lacks it; a bundle it depends on, or itself
 * @param namespace as in {@code osgi.wiring.package}
 * @param name of the package or capability
 * @param range versions that would do, as in {@code [2.0,3.0)}; empty if any
 */
public record Lacking(String bundle, String namespace, String name, String range) {
  private static final Pattern REQUIREMENT =
      Pattern.compile("missing requirement \\[([^ ]+) \\[[^\\]]*\\]\\(R [^)]*\\)\\] ([^;]+); (.*)");
  private static final Pattern VERSION =
      Pattern.compile("(!?)\\(+(?:bundle-)?version([<>]=)([^)]+)\\)");

  /** Reads the innermost missing requirement of a resolver report. */
  public static Optional<Lacking> in(String report) {
    int last = report.lastIndexOf("missing requirement [");
    if (last < 0) {
      return Optional.empty();
    }
    Matcher requirement = REQUIREMENT.matcher(report.substring(last));
    if (!requirement.lookingAt()) {
      return Optional.empty();
    }
    String namespace = requirement.group(2).strip();
    String filter =
        requirement.group(3).replaceFirst(" (Unresolved requirements|\\[caused by).*", "");
    Matcher name =
        Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]*)\\)").matcher(filter);
    return Optional.of(
        new Lacking(
            requirement.group(1), namespace, name.find() ? name.group(1) : filter, range(filter)));
  }

  private static String range(String filter) {
    String low = "";
    String high = "";
    Matcher version = VERSION.matcher(filter);
    while (version.find()) {
      boolean not = !version.group(1).isEmpty() || version.group().startsWith("!");
      if (version.group(2).equals(">=")) {
        if (not) {
          high = version.group(3);
        } else {
          low = version.group(3);
        }
      }
    }
    if (low.isEmpty() && high.isEmpty()) {
      return "";
    }
    return "[" + (low.isEmpty() ? "0" : low) + "," + (high.isEmpty() ? "∞" : high) + ")";
  }

  /** The sentence for operators, with who could provide what is missing. */
  public String sentence(BundleContext context) {
    List<String> offers = new ArrayList<>();
    for (Bundle candidate : context.getBundles()) {
      BundleRevision revision = candidate.adapt(BundleRevision.class);
      if (revision == null) {
        continue;
      }
      for (BundleCapability capability : revision.getDeclaredCapabilities(namespace)) {
        if (name.equals(capability.getAttributes().get(namespace))) {
          Object version = capability.getAttributes().get("version");
          offers.add(candidate.getSymbolicName() + (version == null ? "" : " has " + version));
        }
      }
    }
    String kind = namespace.equals("osgi.wiring.package") ? "package " : namespace + " ";
    return bundle
        + " needs "
        + kind
        + name
        + (range.isEmpty() ? "" : " " + range)
        + (offers.isEmpty() ? ", which no bundle provides" : ", but " + String.join(", ", offers));
  }

  /** One sentence for any failure to install, resolve or start a bundle. */
  public static String sentence(Throwable failure, BundleContext context) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      Optional<Lacking> lacking = in(String.valueOf(t.getMessage()));
      if (lacking.isPresent()) {
        return lacking.get().sentence(context);
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return "It failed: " + (message == null ? root.getClass().getSimpleName() : message);
  }
}
