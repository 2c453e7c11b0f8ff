// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemCode;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.rest.json.Constraints;
import org.candorcms.rest.json.StrictJson;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure as problem details; what is inside stays in the log. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);

  private final StrictJson json;

  // A proxy for the current request, which only Jersey can hand in.
  @Context
  @SuppressWarnings("NullAway.Init")
  private HttpServletRequest request;

  ProblemMapper(StrictJson json) {
    this.json = json;
  }

  @Override
  public Response toResponse(Throwable failure) {
    Throwable known = known(failure);
    if (known instanceof ProblemException problem) {
      return answer(problem.code(), problem.detail(), problem.errors(), problem.headers());
    }
    if (known instanceof ConstraintViolationException violations) {
      ProblemException problem =
          ProblemException.invalid(
              violations.getConstraintViolations().stream()
                  .map(v -> Constraints.error(v, ""))
                  .toList());
      return answer(problem.code(), problem.detail(), problem.errors(), Map.of());
    }
    if (known instanceof ParamException parameter) {
      return parameter(parameter);
    }
    if (known instanceof WebApplicationException web) {
      return web(web);
    }
    log.error("Request {} failed", attribute(Exchange.REQUEST_ID), failure);
    return answer(
        CommonProblem.INTERNAL, "The failure was written to the log", List.of(), Map.of());
  }

  /** Jersey wraps what body readers throw. */
  private static Throwable known(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ProblemException) {
        return t;
      }
    }
    return failure;
  }

  private Response parameter(ParamException failure) {
    if (failure instanceof ParamException.PathParamException) {
      return answer(CommonProblem.NOT_FOUND, CommonProblem.NOT_FOUND.title(), List.of(), Map.of());
    }
    String name = failure.getParameterName();
    FieldError error =
        new FieldError(name, "format", "The value of " + name + " is not of the right form");
    return answer(CommonProblem.INVALID_INPUT, error.message(), List.of(error), Map.of());
  }

  private Response web(WebApplicationException failure) {
    Response response = failure.getResponse();
    int status = response.getStatus();
    if (status < 400 || response.hasEntity()) {
      return response;
    }
    if (status >= 500) {
      log.error("Request {} failed", attribute(Exchange.REQUEST_ID), failure);
    }
    ProblemCode code = Problems.ofStatus(status);
    Response.ResponseBuilder builder =
        Response.fromResponse(answer(code, code.title(), List.of(), Map.of()));
    response.getHeaders().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    return builder.build();
  }

  private Response answer(
      ProblemCode code, String detail, List<FieldError> errors, Map<String, String> headers) {
    Map<String, Object> body =
        Problems.body(
            code, detail, errors, attribute(Exchange.CONTEXT_PATH), attribute(Exchange.REQUEST_ID));
    // Written here because a failure must not depend on what the caller accepts.
    Response.ResponseBuilder builder =
        Response.status(code.status()).type(Problems.MEDIA_TYPE).entity(json.write(body));
    headers.forEach(builder::header);
    if (code.status() == 401) {
      builder.header("WWW-Authenticate", "Bearer");
    }
    return builder.header("Cache-Control", "no-store").build();
  }

  private String attribute(String name) {
    Object value = request.getAttribute(name);
    return value == null ? "" : value.toString();
  }
}
