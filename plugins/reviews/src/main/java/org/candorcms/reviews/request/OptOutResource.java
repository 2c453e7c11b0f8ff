// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.reviews.letter.Letters;
import org.candorcms.reviews.token.Claim;
import org.candorcms.reviews.token.TokenKeys;

/**
 * The address in the header {@code List-Unsubscribe} of requests (RFC 8058): mail programs post to
 * it, people who open it get the page.
 */
@Path("opt-out/{token}")
@PermitAll
public final class OptOutResource {
  private final Orders orders;
  private final TokenKeys keys;
  private final HostSettings settings;

  OptOutResource(Orders orders, TokenKeys keys, HostSettings settings) {
    this.orders = orders;
    this.keys = keys;
    this.settings = settings;
  }

  /** Shows the page that asks; nothing ends by looking. */
  @GET
  @PermitAll
  public Response show(@PathParam("token") String token, @Context UriInfo request) {
    claim(token);
    String root =
        settings
            .baseUrl()
            .map(URI::toString)
            .orElseGet(() -> request.getBaseUri().toString().replaceFirst("/api/.*$", ""));
    return Response.seeOther(URI.create(root + Letters.PATH + "/opt-out/" + token)).build();
  }

  /** Ends requests to the owner of the address at once. */
  @POST
  @PermitAll
  public Response end(@PathParam("token") String token) {
    orders.optOut(claim(token).subject());
    return Response.noContent().build();
  }

  private Claim claim(String token) {
    return keys.tokens()
        .verify(token, Claim.Purpose.OPT_OUT)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND, "This link is not or no longer valid"));
  }
}
