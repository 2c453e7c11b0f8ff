// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.security.Role;
import org.candorcms.rest.json.Schemas;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;

/** Describes the live Applications in OpenAPI 3.1. */
final class OpenApi {
  private static final Pattern TEMPLATE =
      Pattern.compile("\\{\\s*([\\w.-]+)\\s*(:[^{}]*(\\{[^{}]*}[^{}]*)*)?}");

  private final Map<String, Object> components = new TreeMap<>();
  private final Schemas schemas = Schemas.into(components);
  private final Map<String, Map<String, Object>> paths = new TreeMap<>();

  private OpenApi() {}

  static Map<String, Object> describe(Map<String, JerseyApplication> applications) {
    OpenApi document = new OpenApi();
    applications.forEach(
        (base, application) ->
            application.resources().forEach(resource -> document.add(base, "", resource)));
    return document.whole();
  }

  private Map<String, Object> whole() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title",
            "Candor",
            "version",
            "1.0",
            "license",
            Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
    // Relative to this document, so that it holds under any base path.
    document.put("servers", List.of(Map.of("url", "..")));
    document.put("paths", paths);
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("schemas", components);
    parts.put("responses", Map.of("Problem", problem()));
    parts.put(
        "securitySchemes",
        Map.of(
            "bearer", Map.of("type", "http", "scheme", "bearer"),
            "session", Map.of("type", "apiKey", "in", "cookie", "name", "candor_session")));
    document.put("components", parts);
    return document;
  }

  private static Map<String, Object> problem() {
    Map<String, Object> text = Map.of("type", "string");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("type", Map.of("type", "string", "format", "uri-reference"));
    properties.put("title", text);
    properties.put("status", Map.of("type", "integer"));
    properties.put("detail", text);
    properties.put("instance", Map.of("type", "string", "format", "uri"));
    properties.put("code", text);
    properties.put(
        "errors",
        Map.of(
            "type",
            "array",
            "items",
            Map.of(
                "type",
                "object",
                "properties",
                Map.of("pointer", text, "code", text, "message", text))));
    return Map.of(
        "description",
        "A failure (RFC 9457)",
        "content",
        Map.of(
            Problems.MEDIA_TYPE,
            Map.of("schema", Map.of("type", "object", "properties", properties))));
  }

  private void add(String base, String above, Resource resource) {
    String path = above + joined(resource.getPath());
    for (ResourceMethod method : resource.getResourceMethods()) {
      if (!method.isExtended() && !method.getInvocable().isInflector()) {
        String whole = base + (path.equals("/") ? "" : path);
        paths
            .computeIfAbsent("/api" + plain(whole), p -> new TreeMap<>())
            .put(method.getHttpMethod().toLowerCase(Locale.ROOT), operation(base, method));
      }
    }
    String below = path.equals("/") ? "" : path;
    resource.getChildResources().forEach(child -> add(base, below, child));
  }

  private static String joined(@Nullable String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return "/";
    }
    return path.startsWith("/") ? path : "/" + path;
  }

  /** {@code /{id: [0-9]+}} becomes {@code /{id}}. */
  static String plain(String path) {
    Matcher matcher = TEMPLATE.matcher(path.replace("//", "/"));
    return matcher.replaceAll("{$1}");
  }

  private Map<String, Object> operation(String base, ResourceMethod method) {
    Invocable invocable = method.getInvocable();
    String name = invocable.getHandlingMethod().getName();
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put(
        "operationId",
        base.substring(1).replace('/', '-')
            + "-"
            + method.getHttpMethod().toLowerCase(Locale.ROOT)
            + "-"
            + name);
    operation.put("summary", words(name));
    operation.put("tags", List.of(base.substring(1)));
    List<Map<String, Object>> parameters = new ArrayList<>();
    List<Parameter> all = new ArrayList<>(invocable.getParameters());
    all.addAll(invocable.getHandler().getParameters());
    all.forEach(p -> parameter(p, parameters));
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    all.stream()
        .filter(p -> p.getSource() == Parameter.Source.ENTITY)
        .findFirst()
        .ifPresent(body -> operation.put("requestBody", requestBody(method, body.getType())));
    operation.put("responses", responses(method));
    access(invocable, operation);
    return operation;
  }

  private static String words(String name) {
    String text = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void parameter(Parameter parameter, List<Map<String, Object>> out) {
    if (parameter instanceof Parameter.BeanParameter bean) {
      bean.getParameters().forEach(inner -> parameter(inner, out));
      return;
    }
    String place =
        switch (parameter.getSource()) {
          case QUERY -> "query";
          case PATH -> "path";
          case HEADER -> "header";
          default -> "";
        };
    if (place.isEmpty()) {
      return;
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", parameter.getSourceName());
    described.put("in", place);
    if (place.equals("path")) {
      described.put("required", true);
    }
    Map<String, Object> schema = schemas.schema(parameter.getType());
    if (parameter.hasDefaultValue()) {
      schema.put("default", typedDefault(schema, String.valueOf(parameter.getDefaultValue())));
    }
    described.put("schema", schema);
    if (parameter.getSourceName().endsWith(".*")) {
      described.put("description", "Any parameter that starts like this");
    }
    out.add(described);
  }

  private static Object typedDefault(Map<String, Object> schema, String text) {
    if ("integer".equals(schema.get("type")) && text.matches("-?[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    return "boolean".equals(schema.get("type")) ? (Object) Boolean.valueOf(text) : text;
  }

  private Map<String, Object> requestBody(ResourceMethod method, Type type) {
    Map<String, Object> content = new LinkedHashMap<>();
    List<MediaType> types =
        method.getConsumedTypes().isEmpty()
            ? List.of(MediaType.APPLICATION_JSON_TYPE)
            : method.getConsumedTypes();
    for (MediaType media : types) {
      content.put(media.toString(), content(media, type));
    }
    return Map.of("required", true, "content", content);
  }

  private Map<String, Object> content(MediaType media, Type type) {
    return media.getSubtype().endsWith("json") && type != String.class && !isStream(type)
        ? Map.of("schema", schemas.schema(type))
        : Map.of();
  }

  private static boolean isStream(Type type) {
    return type instanceof Class<?> c
        && (c.isArray()
            || java.io.InputStream.class.isAssignableFrom(c)
            || jakarta.ws.rs.core.StreamingOutput.class.isAssignableFrom(c));
  }

  private Map<String, Object> responses(ResourceMethod method) {
    Map<String, Object> responses = new LinkedHashMap<>();
    Type type = method.getInvocable().getResponseType();
    if (type instanceof ParameterizedType p
        && p.getRawType() instanceof Class<?> c
        && CompletionStage.class.isAssignableFrom(c)) {
      type = p.getActualTypeArguments()[0];
    }
    if (type == void.class || type == Void.class) {
      responses.put("204", Map.of("description", "Done"));
    } else if (type instanceof Class<?> c
        && (Response.class.isAssignableFrom(c) || GenericEntity.class.isAssignableFrom(c))) {
      responses.put("2XX", Map.of("description", "Done"));
    } else {
      Map<String, Object> content = new LinkedHashMap<>();
      for (MediaType media : method.getProducedTypes()) {
        content.put(media.toString(), content(media, type));
      }
      responses.put("200", Map.of("description", "Done", "content", content));
    }
    responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
    return responses;
  }

  private static void access(Invocable invocable, Map<String, Object> operation) {
    Annotation rule = MethodRules.rule(invocable);
    if (rule instanceof PermitAll) {
      operation.put("security", List.of());
      return;
    }
    operation.put("security", List.of(Map.of("bearer", List.of()), Map.of("session", List.of())));
    if (rule instanceof RolesAllowed allowed) {
      operation.put("x-candor-roles", List.of(allowed.value()));
    } else if (!(rule instanceof DenyAll)) {
      operation.put("x-candor-roles", List.of(Role.ADMINISTRATOR));
    }
  }
}
