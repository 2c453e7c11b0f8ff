// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Serves the administration's page, its files ({@code assets/<hash>/...}) and those of plugins with
 * screens ({@code modules/<bundle>/<hash>/...}). Needs nothing of rendering, so that editors can
 * work where another CMS shows the pages.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.name=candor.admin",
      "osgi.http.whiteboard.servlet.pattern=/admin",
      "osgi.http.whiteboard.servlet.pattern=/admin/*"
    })
public final class AdminServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json",
          "png", "image/png",
          "webp", "image/webp",
          "woff2", "font/woff2");

  private final transient ScreenCatalog catalog;
  private final transient AssetFolder own;
  private final transient ShellPage page;

  /** Serves this bundle's files and those of the catalog's plugins. */
  @Activate
  public AdminServlet(BundleContext context, @Reference ScreenCatalog catalog) {
    this(AssetFolder.of(context.getBundle()), catalog);
  }

  AdminServlet(AssetFolder own, ScreenCatalog catalog) {
    this.own = own;
    this.catalog = catalog;
    this.page = new ShellPage(own.hash());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    String path = request.getPathInfo();
    if (path == null) {
      // The page's addresses are relative to /admin/.
      response.setHeader("Cache-Control", "no-store");
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", request.getContextPath() + request.getServletPath() + "/");
    } else if (path.equals("/")) {
      shell(request, response);
    } else {
      file(path, request, response);
    }
  }

  private void shell(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", page.policy());
    response.setContentType("text/html; charset=utf-8");
    send(page.html().getBytes(StandardCharsets.UTF_8), request, response);
  }

  private void file(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<byte[]> content = find(path);
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (content.isEmpty() || type == null) {
      response.setHeader("Cache-Control", "no-store");
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setContentType(type);
    send(content.get(), request, response);
  }

  private Optional<byte[]> find(String path) {
    String[] parts = path.substring(1).split("/", 4);
    if (parts.length >= 3 && parts[0].equals("assets") && parts[1].equals(own.hash())) {
      return own.read(parts.length == 3 ? parts[2] : parts[2] + "/" + parts[3]);
    }
    if (parts.length == 4 && parts[0].equals("modules")) {
      return catalog.file(parts[1], parts[2], parts[3]);
    }
    return Optional.empty();
  }

  private static void send(byte[] content, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = content;
    response.setHeader("Vary", "Accept-Encoding");
    if (compressible(response.getContentType()) && acceptsGzip(request)) {
      body = gzip(content);
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean compressible(@Nullable String type) {
    return type != null && (type.startsWith("text/") || type.startsWith("image/svg"));
  }

  private static boolean acceptsGzip(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
