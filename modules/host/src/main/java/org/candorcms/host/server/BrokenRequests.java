// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.candorcms.api.problem.CommonProblem;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests that are too broken for any servlet to see. The server itself knows neither
 * their path nor what they accept, and no browser sends such, so all get problem details.
 */
final class BrokenRequests extends ErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(BrokenRequests.class);

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String id = UUID.randomUUID().toString();
    log.debug("Request {} got {}: {}", id, status, message, cause);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("X-Request-Id", id);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    byte[] body = problem(status, id).getBytes(StandardCharsets.UTF_8);
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Nothing of the request is in it, so there is nothing to quote. */
  private static String problem(int status, String id) {
    CommonProblem problem = status < 500 ? CommonProblem.BAD_REQUEST : CommonProblem.INTERNAL;
    for (CommonProblem candidate : CommonProblem.values()) {
      if (candidate.status() == status && candidate != CommonProblem.INVALID_INPUT) {
        problem = candidate;
      }
    }
    return "{\"type\":\"/api/docs/errors/"
        + problem.code()
        + "\",\"title\":\""
        + problem.title()
        + "\",\"status\":"
        + status
        + ",\"detail\":\"The server cannot read the request: "
        + HttpStatus.getMessage(status)
        + "\",\"instance\":\"urn:candor:request:"
        + id
        + "\",\"code\":\""
        + problem.code()
        + "\"}";
  }
}
