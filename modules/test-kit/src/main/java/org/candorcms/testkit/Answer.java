// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param headers all headers
 * @param body as text
 */
public record Answer(int status, HttpHeaders headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body as JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON (" + status + "): " + body, e);
    }
  }

  /** A header, or the empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** This answer, if its status is the expected one. */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError("Status was " + status + ", expected " + expected + ": " + body);
    }
    return this;
  }
}
