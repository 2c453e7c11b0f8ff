// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.index;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.candorcms.api.label.ContentLabel;
import org.candorcms.api.label.ContentLabels;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Labels that other plugins want to stand wherever an article appears. */
@Component(service = Labels.class)
public final class Labels {
  private static final String PREFIX = "help.article:";

  private final ContentLabels labels = new ContentLabels();

  /** Starts without any. */
  @Activate
  public Labels() {}

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ComponentServiceObjects<ContentLabel> source) {
    labels.add(source);
  }

  void remove(ComponentServiceObjects<ContentLabel> source) {
    labels.remove(source);
  }

  /** Labels by article id, each in the language of its article. */
  public <A> Map<String, List<String>> of(
      Collection<A> articles, Function<A, String> id, Function<A, Locale> language) {
    return labels.of(PREFIX, articles, id, language);
  }

  /** Labels by article id. */
  public Map<String, List<String>> of(Collection<String> articleIds, Locale language) {
    return labels.of(PREFIX, articleIds, language);
  }
}
