// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.candorcms.rendering.cache.Body;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the visitor.
 *
 * @param status HTTP status
 * @param headers in order
 * @param content the body, where there is one
 * @param stream the body, where it is too long to be kept
 */
record Answer(
    int status, Map<String, String> headers, @Nullable Body content, @Nullable Stream stream) {
  static final String PRIVATE = "private, no-store";
  static final String REVALIDATE = "public, max-age=0, must-revalidate";

  /** A body that is written while it is made. */
  interface Stream {
    /** Media type. */
    String type();

    /** Writes the body. */
    void write(OutputStream out) throws IOException;
  }

  Answer {
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  Answer(int status, Map<String, String> headers, @Nullable Body content) {
    this(status, headers, content, null);
  }

  static Answer of(int status, Body body, String cacheControl) {
    return new Answer(status, Map.of("Cache-Control", cacheControl), body);
  }

  static Answer redirect(int status, String location, String cacheControl) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Location", location);
    headers.put("Cache-Control", cacheControl);
    return new Answer(status, headers, null);
  }

  Answer with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Answer(status, all, content, stream);
  }

  Answer withStatus(int other) {
    return new Answer(other, headers, content, stream);
  }

  Optional<Body> body() {
    return Optional.ofNullable(content);
  }

  int size() {
    return 500 + (content == null ? 0 : content.bytes().length * 5 / 4);
  }
}
