// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Tells which declared components of bundles cannot work yet, and what they wait for. */
final class Components {
  private final ServiceComponentRuntime runtime;

  Components(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  /** A sentence for each component of the bundles that is not satisfied; none if all are. */
  List<String> lacking(Bundle... bundles) {
    List<String> lacking = new ArrayList<>();
    if (bundles.length == 0) {
      return lacking;
    }
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundles)) {
      if (component.defaultEnabled && component.factory == null) {
        lacking.addAll(lacking(component));
      }
    }
    return lacking;
  }

  /** Whether the runtime has read all components that the bundle's manifest declares. */
  boolean known(Bundle bundle) {
    String header = bundle.getHeaders("").get("Service-Component");
    return header == null
        || header.isBlank()
        || header.contains("*")
        || runtime.getComponentDescriptionDTOs(bundle).size() >= header.split(",").length;
  }

  private List<String> lacking(ComponentDescriptionDTO component) {
    boolean needsConfiguration = "require".equals(component.configurationPolicy);
    Collection<ComponentConfigurationDTO> configurations =
        runtime.getComponentConfigurationDTOs(component);
    if (configurations.isEmpty()) {
      return needsConfiguration ? List.of() : List.of(component.name + " is not enabled");
    }
    List<String> lacking = new ArrayList<>();
    for (ComponentConfigurationDTO configuration : configurations) {
      switch (configuration.state) {
        case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> {
          if (!needsConfiguration) {
            lacking.add(component.name + " waits for its configuration");
          }
        }
        case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
            lacking.add(component.name + " waits for " + references(component, configuration));
        case ComponentConfigurationDTO.FAILED_ACTIVATION ->
            lacking.add(component.name + " failed: " + firstLine(configuration.failure));
        default -> {
          // satisfied or active
        }
      }
    }
    return lacking;
  }

  private static String references(
      ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
    List<String> names = new ArrayList<>();
    for (UnsatisfiedReferenceDTO unsatisfied : configuration.unsatisfiedReferences) {
      Arrays.stream(component.references)
          .filter(r -> r.name.equals(unsatisfied.name))
          .map(r -> r.interfaceName)
          .findFirst()
          .ifPresent(names::add);
    }
    return String.join(", ", names);
  }

  private static String firstLine(String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
  }
}
