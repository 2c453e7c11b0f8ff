// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.media;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves pictures below {@code /media/}. They never change, so they may be kept for ever. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.name=candor.media",
      "osgi.http.whiteboard.servlet.pattern=" + StoredImages.PATH + "*"
    })
public final class MediaServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient StoredImages images;

  /** Serves the pictures that are kept. */
  @Activate
  public MediaServlet(@Reference StoredImages images) {
    this.images = images;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // What visitors sent never runs anything, even if a browser took it for something else.
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    String path = request.getPathInfo();
    String name = path == null || path.isEmpty() ? "" : path.substring(1);
    Optional<Path> file = images.served(name);
    if (file.isEmpty()) {
      missing(response);
      return;
    }
    byte[] content;
    try {
      content = Files.readAllBytes(file.get());
    } catch (NoSuchFileException e) {
      missing(response);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("ETag", "\"" + name + "\"");
    // Widgets show pictures on pages of other sites.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("Content-Disposition", "inline; filename=\"" + name + "\"");
    if (("\"" + name + "\"").equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("image/jpeg");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private static void missing(HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
