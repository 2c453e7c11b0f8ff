// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A running Candor, seen through HTTP. Redirects are not followed. Thread-safe.
 *
 * @param base scheme, host, port and context path, without a slash at the end
 * @param token bearer token of {@link #authorized}
 */
public record Site(String base, String token) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Encodes text for a query. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** GET as anybody. */
  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** POST of JSON as anybody. */
  public Answer post(String path, Object body, String... headers) {
    return send(request(path, headers).method("POST", json(body)).build());
  }

  /** Any method as administrator; the body is written as JSON unless it is text or bytes. */
  public Answer authorized(String method, String path, Object body, String... headers) {
    return send(
        request(path, headers)
            .header("Authorization", "Bearer " + token)
            .method(method, json(body))
            .build());
  }

  /** GET as administrator. */
  public Answer authorized(String path) {
    return send(request(path).header("Authorization", "Bearer " + token).GET().build());
  }

  /** PUT of JSON as administrator. */
  public Answer put(String path, Object body, String... headers) {
    return authorized("PUT", path, body, headers);
  }

  /** DELETE as administrator. */
  public Answer delete(String path) {
    return authorized("DELETE", path, "");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    boolean typed = false;
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      typed |= headers[i].equalsIgnoreCase("Content-Type");
    }
    return typed ? request : request.header("Content-Type", "application/json");
  }

  private static BodyPublisher json(Object body) {
    if (body instanceof byte[] bytes) {
      return BodyPublishers.ofByteArray(bytes);
    }
    if (body instanceof String text) {
      return BodyPublishers.ofString(text);
    }
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
