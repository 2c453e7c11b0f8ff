// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;

/** A request as the Application at a base sees it: the base belongs to the servlet's path. */
final class Exchange extends HttpServletRequestWrapper {
  static final String REQUEST_ID = "org.candorcms.rest.request-id";
  static final String CONTEXT_PATH = "org.candorcms.rest.context-path";

  private final String servletPath;
  private final String pathInfo;

  Exchange(HttpServletRequest request, String base, String rest) {
    super(request);
    this.servletPath = request.getServletPath() + base;
    this.pathInfo = rest;
  }

  @Override
  public String getServletPath() {
    return servletPath;
  }

  @Override
  public String getPathInfo() {
    return pathInfo;
  }

  /** The id that the filters in front have put into the answer, else a new one. */
  static String requestId(HttpServletRequest request, HttpServletResponse response) {
    String id = response.getHeader("X-Request-Id");
    if (id == null || id.isBlank()) {
      id = UUID.randomUUID().toString();
      response.setHeader("X-Request-Id", id);
    }
    request.setAttribute(REQUEST_ID, id);
    request.setAttribute(CONTEXT_PATH, request.getContextPath());
    return id;
  }
}
