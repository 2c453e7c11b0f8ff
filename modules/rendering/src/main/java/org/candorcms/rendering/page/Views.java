// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import org.candorcms.api.widget.View;

/** Turns a view into HTML by the template it names. */
final class Views {
  private Views() {}

  /** Applies the view's template. */
  static Fragment render(View view, Visit visit) {
    String html =
        view.template().isEmpty()
            ? ""
            : visit.templates().render(view.template(), view.model(), named(view, visit)).value();
    return new Fragment(
        html,
        view.jsonLd(),
        view.styles().stream().map(visit::assetPath).toList(),
        view.scripts().stream().map(visit::assetPath).toList(),
        view.tags(),
        visit.reading().dimensions(),
        view.maxAge());
  }

  /** Messages are those that the template's name begins with, as themes are promised. */
  private static Visit named(View view, Visit visit) {
    int slash = view.template().indexOf('/');
    return slash < 0 ? visit : visit.named(view.template().substring(0, slash));
  }
}
