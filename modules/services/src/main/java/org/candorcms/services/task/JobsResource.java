// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Job;
import org.jspecify.annotations.Nullable;

/** Jobs, newest first, and the last runs of tasks. */
@Path("/")
@Produces("application/json")
@RolesAllowed(Role.EDITOR)
public final class JobsResource {
  private static final int MAX_LIMIT = 200;

  private final JobBoard board;
  private final TaskRunner tasks;

  JobsResource(JobBoard board, TaskRunner tasks) {
    this.board = board;
    this.tasks = tasks;
  }

  /** A page of jobs. */
  public record JobPage(List<Job> items, @Nullable String next, int total) {}

  /** The last run of each task. */
  public record TaskPage(List<TaskRunner.Run> items, @Nullable String next, int total) {}

  /** Lists jobs; the cursor is the id of the last one seen. */
  @GET
  public JobPage list(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.invalid(
          "limit", "range", "limit was " + limit + "; allowed 1.." + MAX_LIMIT);
    }
    List<Job> all = board.all();
    List<Job> items =
        all.stream()
            .filter(job -> cursor == null || job.id().compareTo(cursor) < 0)
            .limit(limit + 1L)
            .toList();
    boolean more = items.size() > limit;
    List<Job> page = more ? items.subList(0, limit) : items;
    return new JobPage(page, more ? page.get(limit - 1).id() : null, all.size());
  }

  /** The last run of each task. */
  @GET
  @Path("tasks")
  public TaskPage tasks() {
    List<TaskRunner.Run> runs = tasks.runs();
    return new TaskPage(runs, null, runs.size());
  }

  /** One job. */
  @GET
  @Path("{id}")
  public Job job(@PathParam("id") String id) {
    return board.find(id).orElseThrow(JobsResource::unknown);
  }

  /** Asks a job to stop. */
  @POST
  @Path("{id}/cancel")
  public Job cancel(@PathParam("id") String id) {
    if (!board.cancel(id)) {
      throw unknown();
    }
    return job(id);
  }

  private static ProblemException unknown() {
    return new ProblemException(CommonProblem.NOT_FOUND, "There is no such job");
  }
}
