// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.Widget;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether visitors could see what a draft says: its widgets exist, its path is free. */
@Component(service = PublishCheck.class)
public final class PublishCheck {
  private final BundleContext context;

  /** Looks at the services of the framework. */
  @Activate
  public PublishCheck(BundleContext context) {
    this.context = context;
  }

  void require(PageDraft draft) {
    Set<String> types = values(Widget.class, "candor.widget.id");
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < draft.widgets().size(); i++) {
      String type = draft.widgets().get(i).type();
      if (!types.contains(type)) {
        errors.add(
            new FieldError(
                "/widgets/" + i + "/type",
                "widget-missing",
                "no installed plugin has the widget " + type));
      }
    }
    for (String prefix : values(PageSource.class, "candor.page.prefix")) {
      if (!prefix.equals("/")
          && (draft.path().equals(prefix) || draft.path().startsWith(prefix + "/"))) {
        errors.add(
            new FieldError("/path", "reserved", prefix + " belongs to a plugin; choose another"));
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(
          PageProblem.NOT_PUBLISHABLE, errors.get(0).message(), errors, Map.of());
    }
  }

  private Set<String> values(Class<?> type, String property) {
    try {
      Set<String> values = new HashSet<>();
      ServiceReference<?>[] references = context.getServiceReferences(type.getName(), null);
      if (references != null) {
        for (ServiceReference<?> reference : references) {
          values.add(String.valueOf(reference.getProperty(property)));
        }
      }
      return values;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("There is no filter to be invalid", e);
    }
  }
}
