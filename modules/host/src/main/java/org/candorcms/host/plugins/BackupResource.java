// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * One archive of everything, taken while the host runs: the database through the service of the
 * persistence module, which makes a consistent copy, and the files that are kept. Search indexes
 * are left out, because they are built from the database.
 */
@Path("")
@RolesAllowed(Role.ADMINISTRATOR)
public final class BackupResource {
  private static final List<String> KEPT = List.of("conf", "files", "media", "plugins", "themes");
  private static final String LOCAL_TOKEN = "conf/local-token";

  private final BundleContext context;
  private final java.nio.file.Path data;

  BackupResource(BundleContext context) {
    this.context = context;
    this.data = java.nio.file.Path.of(String.valueOf(context.getProperty("candor.data")));
  }

  /** The archive. */
  @GET
  @Produces("application/zip")
  public Response get() throws IOException {
    java.nio.file.Path copy = Files.createTempDirectory(data, ".backup-");
    try {
      copyDatabase(copy.resolve("db"));
    } catch (RuntimeException e) {
      delete(copy);
      throw e instanceof UnsupportedOperationException
          ? new ProblemException(CommonProblem.CONFLICT, "Back PostgreSQL up with pg_dump.")
          : e;
    }
    StreamingOutput archive =
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            add(copy, copy.resolve("db"), zip);
            for (String folder : KEPT) {
              add(data, data.resolve(folder), zip);
            }
          } finally {
            delete(copy);
          }
        };
    return Response.ok(archive)
        .header("Content-Disposition", "attachment; filename=\"candor-backup.zip\"")
        .build();
  }

  private void copyDatabase(java.nio.file.Path folder) {
    try {
      var references = context.getServiceReferences(Consumer.class, "(candor.backup=database)");
      if (references.isEmpty()) {
        throw new ProblemException(CommonProblem.UNAVAILABLE, "The database is not ready.");
      }
      for (ServiceReference<?> reference : references) {
        @SuppressWarnings("unchecked")
        Consumer<java.nio.file.Path> backup =
            (Consumer<java.nio.file.Path>) context.getService(reference);
        if (backup != null) {
          backup.accept(folder);
        }
        context.ungetService(reference);
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(java.nio.file.Path root, java.nio.file.Path folder, ZipOutputStream zip)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
      for (java.nio.file.Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name.equals(LOCAL_TOKEN)
            || name.contains("/.running/")
            || name.contains("/.incoming/")) {
          continue;
        }
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  private static void delete(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
      for (java.nio.file.Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
