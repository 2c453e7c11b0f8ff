// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Job;
import org.candorcms.api.task.Jobs;
import org.candorcms.said.voice.Importer;
import org.jspecify.annotations.Nullable;

/** Brings in files of voices. The answer is a job, whose result is the report. */
@Path("import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class ImportResource {
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Importer importer;
  private final PluginFiles files;
  private final Jobs jobs;
  private final AuditLog audit;

  ImportResource(Importer importer, PluginFiles files, Jobs jobs, AuditLog audit) {
    this.importer = importer;
    this.files = files;
    this.jobs = jobs;
    this.audit = audit;
  }

  /**
   * The work that was started.
   *
   * @param job its id; ask {@code /api/jobs/{id}} how far it is and for the report
   */
  public record Started(String job) {}

  /** Starts an import of CSV or NDJSON in UTF-8. */
  @POST
  @MaxBody(MAX_BYTES)
  @Consumes({
    "text/csv",
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @RolesAllowed(Role.EDITOR)
  public Response start(
      @QueryParam("format") @Nullable String format,
      @QueryParam("source") @Nullable String source,
      @QueryParam("dryRun") @Nullable String dryRun,
      InputStream in,
      @Context SecurityContext security)
      throws IOException {
    Importer.Format how =
        switch (Parameters.required("format", format, 10)) {
          case "csv" -> Importer.Format.CSV;
          case "ndjson" -> Importer.Format.NDJSON;
          default -> throw ProblemException.invalid("format", "value", "must be csv or ndjson");
        };
    String from = source == null || source.isEmpty() ? "import" : source;
    if (!from.matches("[a-z0-9-]{1,40}")) {
      throw ProblemException.invalid("source", "value", "must be a-z, 0-9 and hyphens");
    }
    Importer.Mode mode =
        Parameters.flag("dryRun", dryRun) ? Importer.Mode.DRY_RUN : Importer.Mode.STORE;
    String caller = Inputs.name(security);
    java.nio.file.Path file = Files.createTempFile(files.folder("imports"), "import", ".txt");
    boolean started = false;
    try {
      copy(in, file);
      Job job =
          jobs.start(
              "said.import",
              mode == Importer.Mode.DRY_RUN ? "Check of a file of voices" : "Import of voices",
              caller,
              progress -> {
                try {
                  return importer.run(file, how, from, mode, progress);
                } finally {
                  Files.deleteIfExists(file);
                }
              });
      started = true;
      audit.record(caller, "said.import.started", job.id());
      return Response.accepted(new Started(job.id())).build();
    } finally {
      if (!started) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void copy(InputStream in, java.nio.file.Path file) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        out.write(buffer, 0, read);
      }
    }
    if (total == 0) {
      throw new ProblemException(CommonProblem.BAD_REQUEST, "The file is empty");
    }
  }
}
