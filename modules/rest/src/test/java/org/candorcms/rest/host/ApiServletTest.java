// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.candorcms.rest.json.StrictJson;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ApiServletTest {
  private static final StrictJson JSON = new StrictJson();
  private static final ApiServlet SERVLET = new ApiServlet(JSON);
  private static final Server SERVER = new Server();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static String root = "";

  public record Note(@NotBlank String text, @Max(5) int stars) {}

  public static final class Page {
    @QueryParam("limit")
    @DefaultValue("10")
    int limit;

    @QueryParam("tag")
    List<String> tags = List.of();
  }

  public record Answer(String text, Optional<String> extra) {}

  /** Exercises the host. */
  @Path("/")
  @Produces("application/json")
  public static final class NotesResource {
    private final String name;
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    NotesResource(String name) {
      this.name = name;
    }

    @GET
    @PermitAll
    public Answer hello(@QueryParam("lang") Locale lang) {
      return new Answer(name + (lang == null ? "" : " " + lang.toLanguageTag()), Optional.empty());
    }

    @GET
    @Path("list")
    @PermitAll
    public Map<String, Object> list(@BeanParam Page page, @Context UriInfo uri) {
      return Map.of("limit", page.limit, "tags", page.tags, "base", uri.getBaseUri().getPath());
    }

    @GET
    @Path("attributes")
    @PermitAll
    public List<String> attributes(@QueryParam("attr.*") String ignored, @Context UriInfo uri) {
      return List.copyOf(uri.getQueryParameters().keySet());
    }

    @POST
    @PermitAll
    public Response create(Note note) {
      return Response.status(201).entity(new Answer(note.text(), Optional.of("x"))).build();
    }

    @POST
    @Path("valid")
    @PermitAll
    public Answer valid(@Valid Note note, @Context UriInfo uri) {
      return new Answer(note.text(), Optional.of(uri.getPath()));
    }

    @POST
    @Path("counted")
    @PermitAll
    public Response counted(Note note) {
      return Response.status(201)
          .entity(new Answer(note.text() + " " + count.incrementAndGet(), Optional.empty()))
          .build();
    }

    @POST
    @Path("photos")
    @Consumes("multipart/form-data")
    @PermitAll
    @MaxBody(1 << 20)
    public Map<String, Object> photos(List<EntityPart> parts) throws IOException {
      Map<String, Object> seen = new TreeMap<>();
      for (EntityPart part : parts) {
        byte[] content = part.getContent().readAllBytes();
        seen.put(part.getName() + ":" + part.getFileName().orElse(""), content.length);
      }
      return seen;
    }

    @PUT
    @Path("large")
    @PermitAll
    @MaxBody(2 << 20)
    public int large(byte[] body) {
      return body.length;
    }

    @GET
    @Path("secret")
    @RolesAllowed("editor")
    public String secret(@Context SecurityContext security) {
      return "\"" + ((Caller) security.getUserPrincipal()).name() + "\"";
    }

    @GET
    @Path("silent")
    public String silent() {
      return "1";
    }

    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
      return "1";
    }

    @GET
    @Path("broken")
    @PermitAll
    public String broken() {
      throw new IllegalStateException("jdbc:secret");
    }

    @GET
    @Path("stale")
    @PermitAll
    public String stale() {
      throw new ProblemException(CommonProblem.STALE, "now 3", List.of(), Map.of("ETag", "\"3\""));
    }

    @GET
    @Path("tagged")
    @PermitAll
    public Response tagged() {
      return Response.ok(new Answer("t", Optional.empty())).tag("7").build();
    }

    @GET
    @Path("items/{n: [0-9]+}")
    @PermitAll
    public int item(@PathParam("n") int n, @QueryParam("size") @Max(9) @Min(2) Integer size) {
      return n;
    }

    @GET
    @Path("later")
    @PermitAll
    public void later(@Suspended AsyncResponse response) {
      var unused =
          CompletableFuture.runAsync(() -> response.resume(new Answer("later", Optional.empty())));
    }

    @GET
    @Path("slow")
    @PermitAll
    public String slow() throws InterruptedException {
      entered.countDown();
      released.await(20, TimeUnit.SECONDS);
      return "\"" + name + "\"";
    }
  }

  /** An application with one resource. */
  static final class Notes extends Application {
    private final NotesResource resource;

    Notes(String name) {
      this.resource = new NotesResource(name);
    }

    @Override
    public Set<Object> getSingletons() {
      return Set.of(resource);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    ServerConnector connector = new ServerConnector(SERVER);
    connector.setHost("127.0.0.1");
    SERVER.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/candor");
    ServletHolder holder = new ServletHolder(SERVLET);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/api/*");
    Filter callers =
        (request, response, chain) -> {
          String roles = ((jakarta.servlet.http.HttpServletRequest) request).getHeader("Roles");
          if (roles != null) {
            request.setAttribute(Caller.ATTRIBUTE, new Caller("ann", Set.of(roles.split(","))));
          }
          chain.doFilter(request, response);
        };
    FilterHolder filter = new FilterHolder(callers);
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    SERVER.setHandler(context);
    SERVER.start();
    root = "http://127.0.0.1:" + connector.getLocalPort() + "/candor/api";
    SERVLET.mount("/notes", new Notes("one"), 1, 0, 1);
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.stop();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(root + path));
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = to(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private static HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpRequest.BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }

  private static void isProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    Map<String, Object> body = JSON.readObject(response.body());
    assertThat(body)
        .containsEntry("code", code)
        .containsEntry("type", "/candor/api/docs/errors/" + code);
    assertThat(((Number) body.get("status")).intValue()).isEqualTo(status);
    assertThat(body.get("instance"))
        .isEqualTo(
            "urn:candor:request:" + response.headers().firstValue("X-Request-Id").orElseThrow());
  }

  @Test
  void answersRecords() throws Exception {
    HttpResponse<String> response = get("/notes?lang=pt-BR");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"text\":\"one pt-BR\"}");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(get("/notes/later").body()).contains("later");
  }

  @Test
  void readsBeansAndBases() throws Exception {
    String body = get("/notes/list?limit=3&tag=a&tag=b").body();
    assertThat(JSON.readObject(body))
        .containsEntry("limit", 3)
        .containsEntry("tags", List.of("a", "b"))
        .containsEntry("base", "/candor/api/notes/");
  }

  @Test
  void refusesUnknownAndRepeatedParameters() throws Exception {
    HttpResponse<String> response = get("/notes/list?limit=1&limit=2&nope=1");
    isProblem(response, 400, "invalid-input");
    assertThat(response.body()).contains("\"nope\"", "unknown-parameter", "repeated");
    isProblem(get("/notes/list?limit=many"), 400, "invalid-input");
    isProblem(get("/notes/items/5?size=x"), 400, "invalid-input");
    HttpResponse<String> size = get("/notes/items/5?size=10");
    isProblem(size, 400, "invalid-input");
    assertThat(size.body()).contains("\"pointer\":\"size\"", "\"code\":\"max\"", "was 10");
    assertThat(get("/notes/items/5?size=3").body()).isEqualTo("5");
    isProblem(get("/notes?lang=!!"), 400, "invalid-input");
    isProblem(get("/notes?lang=%ff"), 400, "invalid-input");
    isProblem(get("/notes/items/99999999999"), 404, "not-found");
    assertThat(get("/notes/attributes?attr.size=M").body()).isEqualTo("[\"attr.size\"]");
    isProblem(get("/notes/attributes?attrx=M"), 400, "invalid-input");
  }

  @Test
  void answersProblemsForWhateverIsWrong() throws Exception {
    isProblem(get("/nothing"), 404, "not-found");
    isProblem(get(""), 404, "not-found");
    isProblem(get("/notes/nothing"), 404, "not-found");
    isProblem(get("/notesx"), 404, "not-found");
    isProblem(send(to("/notes").DELETE()), 405, "method-not-allowed");
    isProblem(get("/notes", "Accept", "text/csv"), 406, "not-acceptable");
    isProblem(post("/notes", "text/plain", "x".getBytes(UTF_8)), 415, "unsupported-media-type");
    isProblem(post("/notes", "application/json", "".getBytes(UTF_8)), 400, "invalid-input");
    isProblem(post("/notes", "application/json", "{".getBytes(UTF_8)), 400, "invalid-input");
    isProblem(
        post("/notes", "application/json", new byte[] {'"', (byte) 0xff, '"'}), 400, "bad-request");
    HttpResponse<String> broken = get("/notes/broken");
    isProblem(broken, 500, "internal");
    assertThat(broken.body()).doesNotContain("jdbc", "Exception", "org.");
    HttpResponse<String> stale = get("/notes/stale");
    isProblem(stale, 412, "stale");
    assertThat(stale.headers().firstValue("ETag")).contains("\"3\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"json", "", "application/json, text/html", "multipart/form-data; boundary=", ";"})
  void answersAProblemToTypesThatCannotBeRead(String type) throws Exception {
    isProblem(post("/notes", type, "{}".getBytes(UTF_8)), 400, "bad-request");
  }

  @Test
  void keepsTheConnectionOfARefusedBodyThatComesLate() throws Exception {
    URI uri = URI.create(root);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /candor/api/notes HTTP/1.1\r\nHost: a\r\n%sContent-Type: json\r\n"
              + "Content-Length: 2\r\n\r\n";
      OutputStream out = socket.getOutputStream();
      out.write(head.formatted("").getBytes(UTF_8));
      out.flush();
      // The server has decided before the body is there.
      Thread.sleep(200);
      out.write(("{}" + head.formatted("Connection: close\r\n") + "{}").getBytes(UTF_8));
      String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answers.split("HTTP/1.1 400")).hasSize(3);
    }
  }

  @Test
  void takesFilesOfForms() throws Exception {
    String photo = "x".repeat(300_000);
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nGood\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n"
            + photo
            + "\r\n--b--\r\n";
    HttpResponse<String> taken =
        post("/notes/photos", "multipart/form-data; boundary=b", body.getBytes(UTF_8));
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).isEqualTo("{\"photo:a.png\":300000,\"title:\":4}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*"})
  void wantsOneType(String type) throws Exception {
    byte[] note = "{\"text\":\"a\",\"stars\":1}".getBytes(UTF_8);
    isProblem(post("/notes", type, note), 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b;q=x", ","})
  void answersAProblemToAcceptThatCannotBeRead(String accept) throws Exception {
    isProblem(get("/notes", "Accept", accept), 400, "bad-request");
  }

  @Test
  void wantsABodyWhereThereMustBeOne() throws Exception {
    isProblem(
        send(to("/notes").header("Content-Type", "application/json").POST(noBody())),
        400,
        "invalid-input");
    isProblem(send(to("/notes").POST(noBody())), 400, "bad-request");
    isProblem(send(to("/notes/valid").POST(noBody())), 400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n\r\n", "ffffffffffffffff\r\nx", "5\r\n{\"t\""})
  void blamesTheClientForABodyThatBreaksOff(String chunk) throws Exception {
    URI uri = URI.create(root);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /candor/api/notes HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
      socket.getOutputStream().write((head + chunk).getBytes(UTF_8));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-request\"");
    }
  }

  @Test
  void tellsErrorsByPointer() throws Exception {
    HttpResponse<String> response =
        post("/notes", "application/json", "{\"text\":\"\",\"stars\":9,\"x\":1}".getBytes(UTF_8));
    isProblem(response, 400, "invalid-input");
    assertThat(response.body()).contains("\"/text\"", "\"/stars\"", "\"/x\"");
    assertThat(
            post("/notes", "application/json", "{\"text\":\"a\",\"stars\":1}".getBytes(UTF_8))
                .body())
        .isEqualTo("{\"text\":\"a\",\"extra\":\"x\"}");
  }

  @Test
  void boundsBodies() throws Exception {
    byte[] large = new byte[(1 << 20) + 1];
    isProblem(post("/notes", "application/json", large), 413, "too-large");
    HttpRequest.Builder chunked =
        to("/notes")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
    isProblem(send(chunked), 413, "too-large");
    assertThat(send(to("/notes/large").PUT(BodyPublishers.ofByteArray(large))).body())
        .isEqualTo(String.valueOf(large.length));
  }

  @Test
  void asksForRoles() throws Exception {
    HttpResponse<String> nobody = get("/notes/secret");
    isProblem(nobody, 401, "unauthenticated");
    assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    isProblem(get("/notes/secret", "Roles", "moderator"), 403, "forbidden");
    assertThat(get("/notes/secret", "Roles", "editor,moderator").body()).isEqualTo("\"ann\"");
    isProblem(get("/notes/silent", "Roles", "editor"), 403, "forbidden");
    assertThat(get("/notes/silent", "Roles", "administrator").body()).isEqualTo("1");
    isProblem(get("/notes/denied", "Roles", "administrator"), 403, "forbidden");
  }

  @Test
  void answersNotModified() throws Exception {
    assertThat(get("/notes/tagged").headers().firstValue("ETag")).contains("\"7\"");
    HttpResponse<String> second = get("/notes/tagged", "If-None-Match", "\"7\"");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(get("/notes/tagged", "If-None-Match", "\"8\"").statusCode()).isEqualTo(200);
  }

  @Test
  void switchesVersionsWithoutLosingRequests() throws Exception {
    Notes first = new Notes("first");
    Bases.Entry old = SERVLET.mount("/swap", first, 5, 0, 10);
    CompletableFuture<HttpResponse<String>> running =
        CLIENT.sendAsync(to("/swap/slow").build(), BodyHandlers.ofString());
    assertThat(first.resource.entered.await(10, TimeUnit.SECONDS)).isTrue();
    Bases.Entry next = SERVLET.mount("/swap", new Notes("second"), 9, 0, 11);
    assertThat(get("/swap").body()).contains("first");
    CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> SERVLET.unmount(old));
    while (!get("/swap").body().contains("second")) {
      Thread.onSpinWait();
    }
    first.resource.released.countDown();
    removal.get(10, TimeUnit.SECONDS);
    assertThat(running.get(10, TimeUnit.SECONDS).body()).isEqualTo("\"first\"");

    SERVLET.unmount(next);
    CompletableFuture<HttpResponse<String>> parked =
        CLIENT.sendAsync(to("/swap").build(), BodyHandlers.ofString());
    SERVLET.mount("/swap", new Notes("third"), 12, 0, 12);
    assertThat(parked.get(10, TimeUnit.SECONDS).body()).contains("third");
  }

  @Test
  void answersTheSameKeyOnce() throws Exception {
    byte[] body = "{\"text\":\"once\",\"stars\":1}".getBytes(UTF_8);
    HttpRequest.Builder request =
        to("/notes/counted")
            .headers("Content-Type", "application/json", "Idempotency-Key", "k1")
            .POST(BodyPublishers.ofByteArray(body));
    HttpResponse<String> first = send(request);
    HttpResponse<String> second = send(request);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body()).contains("once 1");
    assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
    isProblem(
        send(request.POST(BodyPublishers.ofString("{\"text\":\"b\",\"stars\":1}"))),
        422,
        "unprocessable");
    request.setHeader("Idempotency-Key", "k 2");
    isProblem(send(request), 400, "invalid-input");
    request.setHeader("Idempotency-Key", "k3");
    assertThat(send(request).body()).contains("b 2");
  }

  @Test
  void describesItself() throws Exception {
    Map<String, Object> document = JSON.readObject(get("/openapi.json").body());
    assertThat(document).containsEntry("openapi", "3.1.0");
    Map<?, ?> paths = (Map<?, ?>) document.get("paths");
    assertThat(paths.containsKey("/api/notes/items/{n}")).isTrue();
    assertThat(paths.containsKey("/api/notes")).isTrue();
    String text = JSON.write(document);
    assertThat(text)
        .contains("#/components/schemas/Note", "\"x-candor-roles\":[\"editor\"]", "attr.*");
    HttpResponse<String> html = get("/docs");
    assertThat(html.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(html.body()).contains("GET /api/notes/list").doesNotContain("<script", "style=");
    assertThat(get("/docs/style.css").body()).contains("body {");
    assertThat(get("/docs/errors/not-found").body()).contains("Status 404");
    isProblem(get("/docs/errors/%3Cb%3E"), 404, "not-found");
  }

  @Test
  void prefersTheLongestBase() throws Exception {
    SERVLET.mount("/notes/list/deep", new Notes("deep"), 7, 0, 20);
    assertThat(get("/notes/list/deep").body()).contains("deep");
    assertThat(get("/notes/list").body()).contains("limit");
  }
}
