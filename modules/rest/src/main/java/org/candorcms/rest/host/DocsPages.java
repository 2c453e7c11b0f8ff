// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.rest.json.StrictJson;
import org.jspecify.annotations.Nullable;

/** The description of the API and of its failures for people; no script, no inline style. */
final class DocsPages {
  static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
      h2 { border-block-end: 1px solid; margin-block-start: 3rem; }
      h3 { overflow-wrap: anywhere; }
      code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
      pre { border: 1px solid; overflow: auto; padding: .75rem; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; }
      .scroll { overflow-x: auto; }
      """;

  private static final Pattern CODE = Pattern.compile("[a-z0-9.-]{1,100}");

  private final StrictJson json;

  DocsPages(StrictJson json) {
    this.json = json;
  }

  private static String escaped(@Nullable Object text) {
    return SafeHtml.text(String.valueOf(text)).value();
  }

  private static String page(String title, String style, String main) {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + escaped(title)
        + "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + "<link rel=\"stylesheet\" href=\""
        + style
        + "\"></head><body><main>"
        + main
        + "</main></body></html>\n";
  }

  /** What a failure means. */
  Optional<String> failure(String code) {
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    String main = "<h1><code>" + escaped(code) + "</code></h1>";
    for (CommonProblem problem : CommonProblem.values()) {
      if (problem.code().equals(code)) {
        main += "<p>" + escaped(problem.title()) + ".</p><p>Status " + problem.status() + ".</p>";
      }
    }
    main +=
        "<p>The answer itself tells this case: <code>detail</code> in words, <code>errors</code>"
            + " with a pointer to each value that was refused, <code>instance</code> with the id"
            + " under which the log knows the request.</p>";
    return Optional.of(page(code, "../style.css", main));
  }

  /** All endpoints. */
  @SuppressWarnings("unchecked")
  String overview(Map<String, Object> document) {
    StringBuilder out =
        new StringBuilder(
            "<h1>Candor API</h1><p>The same for machines: <a href=\"openapi.json\">"
                + "openapi.json</a>. Failures are <code>application/problem+json</code>.</p>");
    Map<String, Map<String, Object>> paths =
        (Map<String, Map<String, Object>>) document.getOrDefault("paths", Map.of());
    String group = "";
    for (Map.Entry<String, Map<String, Object>> path : paths.entrySet()) {
      for (Map.Entry<String, Object> entry : path.getValue().entrySet()) {
        Map<String, Object> operation = (Map<String, Object>) entry.getValue();
        String tag = firstTag(operation);
        if (!tag.equals(group)) {
          out.append("<h2>").append(escaped(tag)).append("</h2>");
          group = tag;
        }
        operation(out, entry.getKey(), path.getKey(), operation);
      }
    }
    out.append("<h2>Schemas</h2>");
    Map<String, Object> components =
        (Map<String, Object>) document.getOrDefault("components", Map.of());
    ((Map<String, Object>) components.getOrDefault("schemas", Map.of()))
        .forEach(
            (name, schema) -> {
              out.append("<h3 id=\"schema-").append(escaped(name)).append("\">");
              out.append(escaped(name)).append("</h3>");
              code(out, name, schema);
            });
    return page("Candor API", "docs/style.css", out.toString());
  }

  private static String firstTag(Map<String, Object> operation) {
    return operation.get("tags") instanceof List<?> tags && !tags.isEmpty()
        ? String.valueOf(tags.get(0))
        : "";
  }

  @SuppressWarnings("unchecked")
  private void operation(
      StringBuilder out, String method, String path, Map<String, Object> operation) {
    out.append("<h3 id=\"").append(escaped(operation.get("operationId"))).append("\"><code>");
    out.append(escaped(method.toUpperCase(java.util.Locale.ROOT))).append(' ');
    out.append(escaped(path)).append("</code></h3><p>").append(escaped(operation.get("summary")));
    Object roles = operation.get("x-candor-roles");
    out.append(". For ");
    out.append(
        roles instanceof List<?> list
            ? escaped(String.join(" or ", list.stream().map(String::valueOf).toList()))
            : "everybody");
    out.append(".</p>");
    if (operation.get("parameters") instanceof List<?> parameters) {
      out.append("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Parameter</th>");
      out.append("<th scope=\"col\">In</th><th scope=\"col\">Type</th></tr></thead><tbody>");
      for (Object parameter : parameters) {
        Map<String, Object> p = (Map<String, Object>) parameter;
        out.append("<tr><td><code>").append(escaped(p.get("name"))).append("</code></td><td>");
        out.append(escaped(p.get("in"))).append("</td><td><code>");
        out.append(escaped(json.write(p.getOrDefault("schema", Map.of()))));
        out.append("</code></td></tr>");
      }
      out.append("</tbody></table></div>");
    }
    if (operation.get("requestBody") instanceof Map<?, ?> body) {
      out.append("<h4>Body</h4>");
      code(out, "Body of " + operation.get("operationId"), body.get("content"));
    }
    if (operation.get("responses") instanceof Map<?, ?> responses
        && responses.get("200") instanceof Map<?, ?> good) {
      out.append("<h4>Answer</h4>");
      code(out, "Answer of " + operation.get("operationId"), good.get("content"));
    }
  }

  private void code(StringBuilder out, String label, @Nullable Object value) {
    out.append("<pre tabindex=\"0\" role=\"group\" aria-label=\"").append(escaped(label));
    out.append("\"><code>")
        .append(escaped(value == null ? "" : json.write(value)))
        .append("</code></pre>");
  }
}
