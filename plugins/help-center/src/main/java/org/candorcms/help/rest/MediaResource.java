// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.file.Files;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.help.importing.Media;

/** Images of articles. */
@Path("media")
public final class MediaResource {
  private final Media media;

  MediaResource(Media media) {
    this.media = media;
  }

  /** An image. Its name is a hash of its content, so it may be kept for ever. */
  @GET
  @Path("{name}")
  @PermitAll
  public Response get(@PathParam("name") String name) {
    Media.Image image =
        media
            .find(name)
            .orElseThrow(
                () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such image"));
    StreamingOutput body = out -> Files.copy(image.file(), out);
    // A picture may carry scripts (SVG): opened on its own it runs none and reaches nothing.
    return Response.ok(body, image.type())
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
