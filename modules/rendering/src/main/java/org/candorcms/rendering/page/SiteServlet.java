// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.candorcms.rendering.cache.Body;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of {@link Site}: reads requests, writes answers. */
public final class SiteServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(SiteServlet.class);
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.\\-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\]");

  private final transient Site site;
  private final transient FormBody bodies = new FormBody();

  /** Serves a site. */
  public SiteServlet(Site site) {
    this.site = site;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = path(request);
    try {
      Answer answer =
          switch (request.getMethod()) {
            case "GET", "HEAD" -> site.get(path, call(request, path));
            case "POST" -> {
              share(request, response, path);
              yield post(request, path);
            }
            case "OPTIONS" -> options(path);
            default -> throw notAllowed("GET, HEAD");
          };
      write(answer, request, response);
    } catch (ProblemException e) {
      write(problem(e, request, response), request, response);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.error("{} failed", path, e);
      write(
          problem(
              new ProblemException(CommonProblem.INTERNAL, "Please try again in a moment."),
              request,
              response),
          request,
          response);
    }
  }

  private static ProblemException notAllowed(String allowed) {
    return new ProblemException(
        CommonProblem.METHOD_NOT_ALLOWED,
        "Allowed here: " + allowed + ".",
        List.of(),
        Map.of("Allow", allowed));
  }

  private static Answer options(String path) {
    String allowed = path.startsWith("/forms/") ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
    return new Answer(204, Map.of("Allow", allowed), null);
  }

  /** A page that may send forms from another origin may read what becomes of them. */
  private void share(HttpServletRequest request, HttpServletResponse response, String path) {
    if (path.startsWith("/forms/")) {
      response.addHeader("Vary", "Origin");
      String origin = request.getHeader("Origin");
      if (origin != null && site.allowsForms(origin)) {
        response.setHeader("Access-Control-Allow-Origin", origin);
      }
    }
  }

  private Answer post(HttpServletRequest request, String path) throws IOException {
    if (!path.startsWith("/forms/")) {
      throw notAllowed("GET, HEAD");
    }
    String origin = request.getHeader("Origin");
    String own = origin(request);
    String fetchSite = request.getHeader("Sec-Fetch-Site");
    boolean foreign =
        origin == null
            ? "cross-site".equals(fetchSite)
            : !origin.equalsIgnoreCase(own) && !site.allowsForms(origin);
    if (foreign) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN, "Forms of other sites are not taken here.");
    }
    String id = path.substring("/forms/".length());
    Call call = call(request, path);
    long max = site.maxFormBytes(id);
    if (request.getContentLengthLong() > max) {
      throw FormBody.tooLarge(max);
    }
    return bodies.use(
        request.getInputStream(), max, body -> site.submit(id, sent(request, body), call));
  }

  private static Sent sent(HttpServletRequest request, byte[] body) {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (bare) {
      case "application/x-www-form-urlencoded", "" ->
          Sent.of(
              body.length > 0
                  ? Queries.read(new String(body, StandardCharsets.UTF_8))
                  : readAlready(request));
      case "multipart/form-data" -> Multipart.read(body, type);
      default ->
          throw new ProblemException(
              CommonProblem.UNSUPPORTED_MEDIA_TYPE,
              "Send application/x-www-form-urlencoded or multipart/form-data.");
    };
  }

  /** A filter before us may have read the body as parameters. */
  private static Map<String, List<String>> readAlready(HttpServletRequest request) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
    return fields;
  }

  private static String path(HttpServletRequest request) {
    String path =
        Optional.ofNullable(request.getServletPath()).orElse("")
            + Optional.ofNullable(request.getPathInfo()).orElse("");
    return path.isEmpty() ? "/" : path;
  }

  private Call call(HttpServletRequest request, String path) {
    Optional<Caller> caller =
        request.getAttribute(Caller.ATTRIBUTE) instanceof Caller known
            ? Optional.of(known)
            : Optional.empty();
    Optional<Visitor> visitor =
        request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known
            ? Optional.of(known)
            : Optional.empty();
    return new Call(
        path,
        query(request, path),
        site.basePath().orElse(Optional.ofNullable(request.getContextPath()).orElse("")),
        origin(request),
        Languages.preferred(request.getHeader("Accept-Language"), site.settings()),
        caller,
        visitor,
        Optional.empty(),
        false);
  }

  /** A page shows itself whatever its address brings; elsewhere a broken query is refused. */
  private static Map<String, List<String>> query(HttpServletRequest request, String path) {
    try {
      return Queries.read(request.getQueryString());
    } catch (ProblemException e) {
      if (path.startsWith(Fragments.PATH) || path.startsWith("/forms/")) {
        throw e;
      }
      return Map.of();
    }
  }

  /** Scheme, host and port: as set, else as asked for, if that could be a host at all. */
  private String origin(HttpServletRequest request) {
    Optional<URI> fixed = site.baseUrl();
    if (fixed.isPresent()) {
      return fixed.get().getScheme() + "://" + fixed.get().getRawAuthority();
    }
    String host = Optional.ofNullable(request.getServerName()).orElse("localhost");
    if (host.indexOf(':') >= 0 && !host.startsWith("[")) {
      host = '[' + host + ']';
    }
    if (!HOST.matcher(host).matches()) {
      throw new ProblemException(CommonProblem.BAD_REQUEST, "The Host header is not valid.");
    }
    String scheme = "https".equals(request.getScheme()) ? "https" : "http";
    int port = request.getServerPort();
    boolean usual = port <= 0 || port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
  }

  private Answer problem(
      ProblemException problem, HttpServletRequest request, HttpServletResponse response) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", site.errorPage(problem.code().code()));
    body.put("title", problem.code().title());
    body.put("status", problem.code().status());
    body.put("detail", problem.detail());
    body.put(
        "instance",
        Optional.ofNullable(response.getHeader("X-Request-Id"))
            .orElseGet(() -> UUID.randomUUID().toString()));
    body.put("code", problem.code().code());
    List<Map<String, Object>> errors = new ArrayList<>();
    problem
        .errors()
        .forEach(
            error ->
                errors.add(
                    Map.of(
                        "pointer", error.pointer(),
                        "code", error.code(),
                        "message", error.message())));
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    Answer answer =
        Answer.of(
            problem.code().status(),
            Body.of(site.json(body), "application/problem+json"),
            "no-store");
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return request.getServletPath() != null && path(request).startsWith("/fragments/")
        ? answer.with("Access-Control-Allow-Origin", "*")
        : answer;
  }

  private static void write(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (name.equals("Vary")) {
                response.addHeader(name, value);
              } else {
                response.setHeader(name, value);
              }
            });
    response.setHeader("X-Content-Type-Options", "nosniff");
    Answer.Stream stream = answer.stream();
    if (stream != null) {
      stream(stream, request, response);
      return;
    }
    @Nullable Body body = answer.content();
    if (body == null) {
      response.setStatus(answer.status());
      response.setContentLength(0);
      return;
    }
    boolean stored = !Answer.PRIVATE.equals(answer.headers().get("Cache-Control"));
    if (answer.status() == 200 && stored) {
      response.setHeader("ETag", body.etag());
      if (matches(request.getHeader("If-None-Match"), body.etag())) {
        response.setStatus(304);
        return;
      }
    }
    response.setStatus(answer.status());
    response.setContentType(body.type());
    byte[] bytes = body.bytes();
    if (body.compressible()) {
      if (!response.getHeaders("Vary").contains("Accept-Encoding")) {
        response.addHeader("Vary", "Accept-Encoding");
      }
      if (acceptsGzip(request.getHeader("Accept-Encoding"))) {
        response.setHeader("Content-Encoding", "gzip");
        bytes = body.gzip();
      }
    }
    response.setContentLength(bytes.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
  }

  private static void stream(
      Answer.Stream stream, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(stream.type());
    if (!request.getMethod().equals("HEAD")) {
      stream.write(response.getOutputStream());
    }
  }

  /** If-None-Match compares weakly (RFC 9110 section 13.1.2). */
  static boolean matches(@Nullable String header, String etag) {
    if (header == null || header.length() > 4000) {
      return false;
    }
    String opaque = etag.startsWith("W/") ? etag.substring(2) : etag;
    for (String each : header.split(",")) {
      String candidate = each.strip();
      if (candidate.equals("*")
          || (candidate.startsWith("W/") ? candidate.substring(2) : candidate).equals(opaque)) {
        return true;
      }
    }
    return false;
  }

  static boolean acceptsGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String each : header.split(",")) {
      String coding = each.strip().toLowerCase(Locale.ROOT);
      if (coding.startsWith("gzip") && !coding.replace(" ", "").matches("gzip;q=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}
