// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.Principal;
import java.util.List;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** The plugins, for administrators. */
@Path("")
@Produces("application/json")
@RolesAllowed(Role.ADMINISTRATOR)
public final class PluginsResource {
  private static final long MAX_JAR = 100L * 1024 * 1024;

  private final PluginManager manager;
  private final java.nio.file.Path incoming;

  PluginsResource(PluginManager manager, java.nio.file.Path incoming) {
    this.manager = manager;
    this.incoming = incoming;
  }

  /** The list of all plugins. */
  record PluginList(List<PluginItem> items, @Nullable String next, int total) {}

  /** All plugins. */
  @GET
  public Object list() {
    List<PluginItem> items = manager.list();
    return new PluginList(items, null, items.size());
  }

  /** One plugin. */
  @GET
  @Path("{name}")
  public Object one(@PathParam("name") String name) {
    return manager.list().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(CommonProblem.NOT_FOUND, "There is no plugin of this name."));
  }

  /** Installs or upgrades; answers when the version serves, or why it does not. */
  @POST
  @Consumes("application/java-archive")
  @MaxBody(MAX_JAR)
  public Object install(InputStream body, @Context SecurityContext security) throws IOException {
    java.nio.file.Path upload = Files.createTempFile(incoming, "upload-", ".jar");
    try {
      receive(body, upload);
      return manager.install(upload, actor(security));
    } finally {
      Files.deleteIfExists(upload);
    }
  }

  private static void receive(InputStream body, java.nio.file.Path upload) throws IOException {
    try (OutputStream out = Files.newOutputStream(upload)) {
      byte[] buffer = new byte[64 * 1024];
      long total = 0;
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        total += n;
        if (total > MAX_JAR) {
          throw new ProblemException(CommonProblem.TOO_LARGE, "A plugin may have at most 100 MB.");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  /** Removes a plugin. */
  @DELETE
  @Path("{name}")
  public Response remove(@PathParam("name") String name, @Context SecurityContext security)
      throws IOException {
    manager.remove(name, actor(security));
    return Response.noContent().build();
  }

  /** Goes back to the version before. */
  @POST
  @Path("{name}/rollback")
  public Object rollback(@PathParam("name") String name, @Context SecurityContext security)
      throws IOException {
    return manager.rollback(name, actor(security));
  }

  private static String actor(SecurityContext security) {
    Principal principal = security.getUserPrincipal();
    return principal == null ? "unknown" : principal.getName();
  }
}
