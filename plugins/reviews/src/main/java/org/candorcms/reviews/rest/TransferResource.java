// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.task.Job;
import org.candorcms.api.task.Jobs;
import org.candorcms.reviews.importing.DateOrder;
import org.candorcms.reviews.importing.Exporter;
import org.candorcms.reviews.importing.Format;
import org.candorcms.reviews.importing.ImportReport;
import org.candorcms.reviews.importing.Importer;
import org.jspecify.annotations.Nullable;

/** Reviews from and for other systems. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MODERATOR)
public final class TransferResource {
  private static final long MAX_BYTES = 128L * 1024 * 1024;

  private final Importer importer;
  private final Exporter exporter;
  private final PluginFiles files;
  private final HostSettings settings;
  private final Jobs jobs;
  private final AuditLog audit;

  TransferResource(
      Importer importer,
      Exporter exporter,
      PluginFiles files,
      HostSettings settings,
      Jobs jobs,
      AuditLog audit) {
    this.importer = importer;
    this.exporter = exporter;
    this.files = files;
    this.settings = settings;
    this.jobs = jobs;
    this.audit = audit;
  }

  /** The work that was started; ask {@code /api/jobs/{id}} how far it is. */
  public record Started(String job) {}

  /**
   * Takes a file and answers what became of it. The same file again changes nothing.
   *
   * @param format candor, judgeme, shopify, ndjson or google
   * @param dryRun only say what would be refused
   * @param dates order of days with slashes: dmy (the default), mdy, iso
   * @param lang language of reviews that do not tell theirs
   */
  @POST
  @Path("import")
  @MaxBody(MAX_BYTES)
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.MODERATOR)
  public ImportReport run(
      @QueryParam("format") @Nullable String format,
      @QueryParam("dryRun") @Nullable String dryRun,
      @QueryParam("dates") @Nullable String dates,
      @QueryParam("lang") @Nullable String lang,
      InputStream in,
      @Context SecurityContext security)
      throws IOException {
    Importer.Plan plan = plan(format, dryRun, dates, lang);
    ImportReport report = importer.run(in, plan, rows -> {});
    if (plan.mode() == Importer.Mode.STORE) {
      audit.record(Parameters.caller(security), "reviews.imported", plan.format().code());
    }
    return report;
  }

  /** The same as a job with progress, for large files; its result is the report. */
  @POST
  @Path("imports")
  @MaxBody(MAX_BYTES)
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.MODERATOR)
  public Response start(
      @QueryParam("format") @Nullable String format,
      @QueryParam("dryRun") @Nullable String dryRun,
      @QueryParam("dates") @Nullable String dates,
      @QueryParam("lang") @Nullable String lang,
      InputStream in,
      @Context SecurityContext security)
      throws IOException {
    Importer.Plan plan = plan(format, dryRun, dates, lang);
    String caller = Parameters.caller(security);
    java.nio.file.Path file =
        Files.createTempFile(files.folder("imports"), "reviews", "." + plan.format().code());
    boolean started = false;
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      Job job =
          jobs.start(
              "reviews.import",
              "Import of reviews",
              caller,
              progress -> {
                try (InputStream stored = Files.newInputStream(file)) {
                  return importer.run(
                      stored,
                      plan,
                      rows -> {
                        progress.at(rows, 0);
                        if (progress.cancelled()) {
                          throw new java.util.concurrent.CancellationException();
                        }
                      });
                } finally {
                  Files.deleteIfExists(file);
                }
              });
      started = true;
      if (plan.mode() == Importer.Mode.STORE) {
        audit.record(caller, "reviews.imported", job.id());
      }
      return Response.accepted(new Started(job.id())).build();
    } finally {
      if (!started) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Importer.Plan plan(
      @Nullable String format,
      @Nullable String dryRun,
      @Nullable String dates,
      @Nullable String lang) {
    return new Importer.Plan(
        format(format),
        dates == null || dates.isEmpty()
            ? DateOrder.DMY
            : DateOrder.of(dates)
                .orElseThrow(
                    () -> ProblemException.invalid("dates", "value", "must be dmy, mdy or iso")),
        Parameters.language("lang", lang),
        Parameters.flag("dryRun", dryRun).orElse(false)
            ? Importer.Mode.DRY_RUN
            : Importer.Mode.STORE);
  }

  private static Format format(@Nullable String format) {
    return Format.of(format == null || format.isEmpty() ? "candor" : format)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "format",
                    "value",
                    "format must be one of "
                        + Arrays.stream(Format.values())
                            .map(Format::code)
                            .collect(Collectors.joining(", "))));
  }

  /** Writes reviews in one of the forms that are taken. */
  @GET
  @Path("export")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed(Role.MODERATOR)
  public Response export(
      @QueryParam("format") @Nullable String format,
      @QueryParam("product") @Nullable String product,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Format known = format(format);
    String only = Parameters.product("product", product);
    String root = root(uri);
    UnaryOperator<String> site = path -> root + path;
    StreamingOutput body = out -> exporter.write(known, only, site, out);
    String name =
        "reviews-"
            + known.code()
            + switch (known) {
              case NDJSON -> ".ndjson";
              case GOOGLE -> ".xml";
              default -> ".csv";
            };
    audit.record(Parameters.caller(security), "reviews.exported", known.code());
    return Response.ok(body)
        .type(known.mediaType() + (known == Format.GOOGLE ? "" : ";charset=utf-8"))
        .header("Content-Disposition", "attachment; filename=\"" + name + '"')
        .header("Cache-Control", "no-store")
        .build();
  }

  private String root(UriInfo uri) {
    return settings
        .baseUrl()
        .map(URI::toString)
        .orElseGet(
            () -> {
              String address = uri.getBaseUri().toString();
              int api = address.lastIndexOf("/api/");
              return api < 0 ? address.replaceFirst("/+$", "") : address.substring(0, api);
            });
  }
}
