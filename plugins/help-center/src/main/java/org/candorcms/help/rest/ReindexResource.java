// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Job;
import org.candorcms.api.task.Jobs;
import org.candorcms.help.index.HelpSearch;

/** Rebuilding the search index. The answer is a job. */
@Path("reindex")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class ReindexResource {
  private final HelpSearch search;
  private final Jobs jobs;

  ReindexResource(HelpSearch search, Jobs jobs) {
    this.search = search;
    this.jobs = jobs;
  }

  /** What a rebuilt index holds. */
  public record Rebuilt(int articles) {}

  /** Builds the search index anew while searches go on. */
  @POST
  @RolesAllowed(Role.EDITOR)
  public Response reindex(@Context SecurityContext security) {
    Job job =
        jobs.start(
            "help.reindex",
            "Rebuilding the help search index",
            Callers.name(security),
            progress -> {
              long total = search.count();
              search.rebuild(done -> progress.at(done, Math.max(done, total)));
              return new Rebuilt(search.count());
            });
    return Response.accepted(new ImportsResource.Started(job.id())).build();
  }
}
