// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers on which the choice of a method depends. Jersey would answer what it cannot
 * read with an empty 400 that no mapper sees, and takes a body of type {@code *}{@code /*} for any.
 */
@PreMatching
final class ReadableHeaders implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    try {
      request.getAcceptableMediaTypes();
      request.getAcceptableLanguages();
    } catch (ProcessingException | IllegalArgumentException e) {
      throw unreadable("Accept or Accept-Language");
    }
  }

  /** Comes before the rest, because Jersey reads this header before it asks any filter. */
  static void checkType(@Nullable String given) {
    if (given == null) {
      return;
    }
    MediaType type;
    try {
      type = MediaType.valueOf(given);
    } catch (IllegalArgumentException e) {
      throw unreadable("Content-Type");
    }
    if (type.isWildcardType() || type.isWildcardSubtype()) {
      throw new ProblemException(
          CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Content-Type must name one type");
    }
  }

  private static ProblemException unreadable(String header) {
    return new ProblemException(CommonProblem.BAD_REQUEST, header + " cannot be read");
  }
}
