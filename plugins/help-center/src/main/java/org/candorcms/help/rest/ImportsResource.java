// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.task.Job;
import org.candorcms.api.task.Jobs;
import org.candorcms.help.importing.Importer;

/** Imports. The answer is a job. */
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class ImportsResource {
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Importer importer;
  private final PluginFiles files;
  private final Jobs jobs;
  private final AuditLog audit;

  ImportsResource(Importer importer, PluginFiles files, Jobs jobs, AuditLog audit) {
    this.importer = importer;
    this.files = files;
    this.jobs = jobs;
    this.audit = audit;
  }

  /**
   * The work that was started.
   *
   * @param job its id; ask {@code /api/jobs/{id}} how far it is
   */
  public record Started(String job) {}

  /** Imports a zip file of Markdown files and images. */
  @POST
  @MaxBody(MAX_BYTES)
  @Consumes({"application/zip", "application/x-zip-compressed"})
  @RolesAllowed(Role.EDITOR)
  public Response start(InputStream in, @Context SecurityContext security) throws IOException {
    String caller = Callers.name(security);
    java.nio.file.Path file = Files.createTempFile(files.folder("imports"), "import", ".zip");
    boolean started = false;
    try {
      copy(in, file);
      check(file);
      Job job =
          jobs.start(
              "help.import",
              "Import of help articles",
              caller,
              progress -> {
                try {
                  return importer.zip(file, progress);
                } finally {
                  Files.deleteIfExists(file);
                }
              });
      started = true;
      audit.record(caller, "help.import.started", job.id());
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
        if (total > MAX_BYTES) {
          throw new ProblemException(
              CommonProblem.TOO_LARGE, "An import has at most 64 MB; split it");
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private static void check(java.nio.file.Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() == 0) {
        throw new ProblemException(CommonProblem.BAD_REQUEST, "The zip file is empty");
      }
    } catch (ZipException broken) {
      throw new ProblemException(CommonProblem.BAD_REQUEST, "This is not a zip file");
    }
  }
}
