// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Wording;
import org.jspecify.annotations.Nullable;

/** Words a refusal in a language that the request prefers; the host writes the problem. */
public final class RefusedMapper implements ExceptionMapper<Refused> {
  @Context private @Nullable HttpHeaders headers;
  @Context private @Nullable Providers providers;

  RefusedMapper() {}

  @Override
  public Response toResponse(Refused refused) {
    if (headers == null || providers == null) {
      throw new IllegalStateException("The runtime gave no context");
    }
    ProblemException problem = refused.in(Wording.in(headers.getAcceptableLanguages()));
    return providers.getExceptionMapper(ProblemException.class).toResponse(problem);
  }
}
