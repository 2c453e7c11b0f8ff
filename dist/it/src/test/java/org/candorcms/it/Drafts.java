// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.Site;

/** Drafts of pages that hold one text. */
final class Drafts {
  private Drafts() {}

  /** A draft that may still be changed. */
  static Map<String, Object> of(String path, String title, String lang, String markdown) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("path", path);
    draft.put("title", title);
    draft.put("lang", lang);
    draft.put("template", "page");
    draft.put("seo", Map.of("description", "A description."));
    draft.put(
        "widgets",
        List.of(
            Map.of(
                "id",
                "w1",
                "type",
                "content.text",
                "slot",
                "main",
                "settings",
                Map.of("markdown", markdown))));
    return draft;
  }

  /** Makes a new page whose path is its id. */
  static Answer put(Site site, String id, String lang, String title, String markdown) {
    return site.put(
        "/api/pages/" + id + "/draft", of("/" + id, title, lang, markdown), "If-None-Match", "*");
  }
}
